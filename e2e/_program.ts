import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { eventually } from "../_tools/testing/eventually.ts";
const MAIN = join(import.meta.dir, "../src/main.ts");
const READY_MS = 60_000;
const STOP_MS = 40_000;

/** How one run of the program ended. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What one run is given; a string is what it can read. */
export interface RunOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** How a scaler is started for a test. */
export interface ScalerProcessOptions {
  readonly runtime: "docker" | "process";
  /** Where the portal listens. @default a free port */
  readonly portal?: string;
  /** Keys of the configuration file. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * A state directory of its own, and the program run against it as a person
 * would: separate processes, flags, pipes. Disposing it stops what it started
 * and removes the directory.
 */
export class Program implements AsyncDisposable {
  readonly directory = mkdtempSync(join(tmpdir(), "tellerline-e2e-"));
  readonly #start: readonly string[];
  readonly #ports = randomRange();
  /** Flags that say where exchange rates come from: no test asks the world. */
  rates: readonly string[] = ["--no-rates"];
  #scaler: Child | undefined;
  #portal = "";
  #said: Said = { text: "" };

  /** @param start How the program is started. @default from source */
  constructor(start: readonly string[] = [process.execPath, MAIN]) {
    this.#start = start;
  }

  /** `host:port` of the running scaler's portal. */
  get portal(): string {
    return this.#portal;
  }

  /** The process id of the running scaler. */
  get pid(): number {
    return this.#scaler?.pid ?? 0;
  }

  /** Flags that keep a scaler to itself: its ports, and what it fetches. */
  get addresses(): readonly string[] {
    const { first, last } = this.#ports;
    const ports = ["--ports", `${first}-${last}`];
    return ["--portal", "127.0.0.1:0", ...ports, ...this.rates];
  }

  /** The command line of the program with these arguments. */
  command(args: readonly string[]): string[] {
    return [...this.#start, ...args];
  }

  /** The environment every run gets. */
  env(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    const { CI, NODE_ENV, TELLERLINE_STATE, ...rest } = process.env;
    const own = {
      ...rest,
      TELLERLINE_STATE: this.directory,
      XDG_CONFIG_HOME: this.directory, // not that of whoever runs the tests
      ...more,
    };
    return Object.fromEntries(
      Object.entries(own).filter((it): it is [string, string] => !!it[1]),
    );
  }

  /** Runs a command to its end. */
  async run(
    args: readonly string[],
    input: string | RunOptions = {},
  ): Promise<Run> {
    const { stdin = "", env = {} } =
      typeof input === "string" ? { stdin: input } : input;
    const child = Bun.spawn(this.command(args), {
      env: this.env(env),
      stdin: new Blob([stdin]),
      stdout: "pipe",
      stderr: "pipe",
    });
    const [stdout, stderr, code] = await Promise.all([
      child.stdout.text(),
      child.stderr.text(),
      child.exited,
    ]);
    return { code, stdout, stderr };
  }

  /** Runs a command that must succeed; gives its output. */
  async ok(args: readonly string[], stdin = ""): Promise<string> {
    const { code, stdout, stderr } = await this.run(args, stdin);
    if (code === 0) return stdout;
    throw new Error(`${args.join(" ")} ended with ${code}: ${stderr}${stdout}`);
  }

  /** Starts a scaler and waits until it says that it is ready. */
  async startScaler(options: ScalerProcessOptions): Promise<void> {
    const path = join(this.directory, "config.json");
    writeFileSync(path, JSON.stringify({ ...options.config }));
    const flags = ["--runtime", options.runtime, "--config", path];
    const { portal = "127.0.0.1:0" } = options;
    const addresses = this.addresses.with(1, portal);
    const child = Bun.spawn(this.command(["scaler", ...addresses, ...flags]), {
      env: this.env(options.env),
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
    });
    this.#scaler = child;
    this.#said = { text: "" };
    this.#portal = await readyPortal(child, this.#said);
  }

  /** Ends the scaler the hard way: nothing of it can tidy up. */
  async killScaler(): Promise<void> {
    this.#scaler?.kill("SIGKILL");
    await this.#scaler?.exited;
    this.#scaler = undefined;
  }

  /** Tells the scaler something; how it ends is `scalerExit`. */
  signalScaler(name: NodeJS.Signals): void {
    this.#scaler?.kill(name);
  }

  /** Has the scaler read its configuration again; gives what it says to that. */
  async reloadScaler(): Promise<string> {
    const before = this.#said.text.length;
    const answer = () => {
      const since = this.#said.text.slice(before);
      return /Configuration read again|stays in force/.test(since) && since;
    };
    this.signalScaler("SIGHUP");
    return await eventually(answer, { ms: READY_MS, what: "a reload" });
  }

  /** Its exit code, once it has ended by itself or by a signal. */
  async scalerExit(): Promise<number> {
    const code = (await this.#scaler?.exited) ?? 0;
    this.#scaler = undefined;
    return code;
  }

  /** Ends the scaler as an operator does; gives its exit code. */
  async stopScaler(): Promise<number> {
    const scaler = this.#scaler;
    this.#scaler = undefined;
    scaler?.kill("SIGTERM");
    const timer = setTimeout(() => scaler?.kill("SIGKILL"), STOP_MS);
    const code = (await scaler?.exited) ?? 0;
    clearTimeout(timer);
    return code;
  }

  /** The process id of the scaler that holds the directory, if one does. */
  holder(): number | undefined {
    const path = join(this.directory, "scaler.json");
    if (!existsSync(path)) return undefined;
    const { pid }: { readonly pid: number } = JSON.parse(
      readFileSync(path, "utf8"),
    );
    return isAlive(pid) ? pid : undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stopScaler();
    await stopProcess(this.holder());
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Ends what a console left in the background. */
async function stopProcess(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  process.kill(pid, "SIGTERM");
  const timer = setTimeout(() => process.kill(pid, "SIGKILL"), STOP_MS);
  while (isAlive(pid)) await Bun.sleep(20);
  clearTimeout(timer);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

type Child = Bun.Subprocess<"ignore", "pipe", "pipe">;

/** What a scaler printed so far. */
interface Said {
  text: string;
}

async function readyPortal(child: Child, said: Said): Promise<string> {
  const timer = setTimeout(() => child.kill("SIGKILL"), READY_MS);
  const reading = [gather(child.stdout, said), gather(child.stderr, said)];
  let isOver = false;
  void Promise.all(reading).then(() => (isOver = true));
  const portal = await eventually(
    () => /portal (\S+:\d+)/.exec(said.text)?.[1] ?? (isOver ? "" : undefined),
    { ms: READY_MS, what: "a portal" },
  );
  clearTimeout(timer);
  if (portal === "") throw new Error(`Scaler did not start: ${said.text}`);
  return portal;
}

/** Reads all along: a full pipe would block. */
async function gather(
  stream: ReadableStream<Uint8Array>,
  said: Said,
): Promise<void> {
  const decoder = new TextDecoder();
  for await (const bytes of stream) {
    said.text += decoder.decode(bytes, { stream: true });
  }
}

/** Ten ports of its own: tests that leave one behind do not meet. */
function randomRange(): { first: number; last: number } {
  const first = 61_000 + 10 * Math.floor(Math.random() * 100);
  return { first, last: first + 9 };
}

/** A password that is long enough, as a line of standard input. */
export const PASSWORD = "correct horse battery\n";

/** Deploys and gives the port, once the end servers are ready. */
export async function deploy(
  program: Program,
  flags: readonly string[],
): Promise<number> {
  const text = await program.ok(["portal", "deploy", "--json", ...flags]);
  const port: unknown = JSON.parse(text).port;
  if (typeof port === "number") return port;
  throw new TypeError(`Deploy told no port: ${text}`);
}
