import { appendFileSync } from "node:fs";
import { createServer, connect } from "node:net";

/**
 * Stands in for the end server where a test needs one that misbehaves. Started
 * with the same arguments; what `--services` names first is what it does.
 */
const BEHAVIOURS: Readonly<Record<string, () => void | Promise<void>>> = {
  serve: listen,
  async exit_3() {
    say("no reason to live");
    process.exit(3);
  },
  async exit_3_after_listening() {
    await listen();
    process.exit(3);
  },
  silent: () => void setInterval(() => {}, 60_000),
  async deaf() {
    process.on("SIGTERM", () => say("not now"));
    await listen();
  },
  async burn() {
    await listen();
    setInterval(() => spin(100), 0);
  },
  async allocate() {
    await listen();
    const held: Buffer[] = [];
    setInterval(() => held.push(Buffer.alloc(16 << 20, held.length + 1)), 1);
  },
  async chatty() {
    await listen();
    let count = 0;
    setInterval(() => say(`line ${(count += 1)}`), 20);
  },
  fork,
  /** Tells as JSON what it may do, then serves. */
  async escape() {
    say(JSON.stringify(await attempts()));
    await listen();
  },
};

// What follows the behaviour in `--services` are its parameters.
const [BEHAVIOUR = "", ...PARAMETERS] = flag("--services").split(",");

function flag(name: string): string {
  const index = process.argv.indexOf(name);
  const value = index < 0 ? undefined : process.argv[index + 1];
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function listen(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const server = createServer((socket) => socket.end("hello"));
  const host = flag("--host");
  server.listen({ host, port: Number(flag("--port")) }, () => {
    const at = server.address();
    const port = typeof at === "object" ? at?.port : undefined;
    say(JSON.stringify({ event: "listening", host, port }));
    resolve();
  });
  return promise;
}

function spin(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

async function attempts() {
  return {
    uid: process.getuid?.(),
    environment: Object.keys(process.env),
    writesRoot: tries(() => appendFileSync("/written", "x")),
    writesTmp: tries(() => appendFileSync("/tmp/written", "x")),
    becomesRoot: tries(() => process.setuid?.(0)),
    reaches: await Promise.all(PARAMETERS.map(reaches)),
  };
}

function tries(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** Says the number of each process before it starts it, up to 300. */
async function fork(): Promise<void> {
  for (let count = 1; count <= 300; count += 1) {
    say(String(count));
    if (!tries(idle)) break;
  }
  say("no more");
  await listen();
}

function idle(): void {
  const code = "setInterval(() => {}, 60000)";
  Bun.spawn([process.execPath, "-e", code], {
    stdio: ["ignore", "ignore", "ignore"],
  });
}

/** Whether `host:port` accepts a connection. */
function reaches(target: string): Promise<boolean> {
  const [host, port] = target.split(":");
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port: Number(port) });
  const timer = setTimeout(() => resolve(false), 2_000);
  socket.on("connect", () => resolve(true));
  socket.on("error", () => resolve(false));
  return promise.finally(() => {
    clearTimeout(timer);
    socket.destroy();
  });
}

await BEHAVIOURS[BEHAVIOUR]?.();
