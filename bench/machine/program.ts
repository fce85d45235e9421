import { pinned } from "./cores.ts";

const READY_MS = 10_000;

/** A program that runs until it is disposed of. */
export interface Program extends AsyncDisposable {
  readonly pid: number;
}

/** What is started, where. */
export interface ProgramOptions {
  readonly core: string;
  /** The program is ready once this port of 127.0.0.1 takes connections. */
  readonly port: number;
  /** The file that takes what it prints. @default where ours goes */
  readonly log?: string;
}

/**
 * Starts a program on one core and waits for its port.
 *
 * @throws {Error} when it ends, or its port stays closed for 10 s.
 */
export async function startProgram(
  command: readonly string[],
  { core, port, log }: ProgramOptions,
): Promise<Program> {
  const child = Bun.spawn(pinned(command, core), {
    stdin: "ignore",
    stdout: "ignore",
    stderr: log === undefined ? "inherit" : Bun.file(log),
  });
  const program = {
    pid: child.pid,
    async [Symbol.asyncDispose]() {
      child.kill();
      const forced = setTimeout(() => child.kill("SIGKILL"), 2_000);
      await child.exited;
      clearTimeout(forced);
    },
  };
  if (await opens(port, child)) return program;
  await program[Symbol.asyncDispose]();
  const said = log === undefined ? "" : await Bun.file(log).text();
  throw new Error(
    `Cannot measure ${command[0]}: port ${port} stays closed; it said "${said.trim()}"`,
  );
}

async function opens(port: number, child: Bun.Subprocess): Promise<boolean> {
  const until = Date.now() + READY_MS;
  while (child.exitCode === null && Date.now() < until) {
    if (await accepts(port)) return true;
    await Bun.sleep(20);
  }
  return false;
}

async function accepts(port: number): Promise<boolean> {
  try {
    const socket = await Bun.connect({
      hostname: "127.0.0.1",
      port,
      socket: { data() {}, error() {} },
    });
    socket.terminate();
    return true;
  } catch {
    return false;
  }
}

/** A port that nothing listened on a moment ago. */
export function freePort(): number {
  using server = Bun.listen({
    hostname: "127.0.0.1",
    port: 0,
    socket: { data() {} },
  });
  return server.port;
}
