/** A data plane with one instance, and end servers that are real processes. */
import { join, resolve } from "node:path";

import { eventually } from "../../../../_tools/testing/eventually.ts";
import { startDataPlane } from "../data_plane.ts";
import type {
  BalanceSettings,
  DataPlane,
  RosterEntry,
  Snapshot,
  TlsIdentity,
} from "../types.ts";

const PROGRAMS = join(import.meta.dir, "../../../../_tools/testing/interop");
const SETTINGS: BalanceSettings = {
  strategy: "least_connections",
  concurrency: 200,
  queueLimit: 10_000,
};

/** An end server of its own process. */
export interface EndServer extends AsyncDisposable {
  readonly port: number;
  /** Ends it without a word. */
  kill(): Promise<void>;
}

/** What an end server is told. */
export interface EndServerOptions {
  /** @default server.ts */
  readonly program?: string;
  /** What runs it. @default this Bun */
  readonly runtime?: string;
  /** @default any */
  readonly port?: number;
  /** Where runs of `Count` are booked. @default nowhere */
  readonly countFile?: string;
  /** Tells connections to go away after this time. @default never */
  readonly maxAgeMs?: number;
}

/** Starts an end server; resolves once it listens. */
export async function spawnEndServer({
  program = "server.ts",
  runtime = process.execPath,
  port = 0,
  countFile = "/dev/null",
  maxAgeMs = 0,
}: EndServerOptions = {}): Promise<EndServer> {
  const child = Bun.spawn(
    [
      runtime,
      resolve(PROGRAMS, program),
      String(port),
      countFile,
      String(maxAgeMs),
    ],
    { stdout: "pipe", stderr: "inherit" },
  );
  const kill = async () => {
    child.kill("SIGKILL");
    await child.exited;
  };
  const { value } = await child.stdout.getReader().read();
  const bound = Number(new TextDecoder().decode(value));
  if (!bound) throw new Error(`Cannot go on: ${program} did not start`);
  return { port: bound, kill, [Symbol.asyncDispose]: kill };
}

/** How an instance is opened. */
export interface HallOptions extends Partial<BalanceSettings> {
  /** With it, clients speak TLS. */
  readonly tls?: TlsIdentity;
}

/** The roster's entry for an end server at a port. */
export function entry(
  port: number,
  state: RosterEntry["state"] = "ready",
): RosterEntry {
  return { id: `e${port}`, host: "127.0.0.1", port, state };
}

/** An open instance, and what it told. */
export class InteropHall implements AsyncDisposable {
  readonly drained: string[] = [];
  /** The access log so far, parsed. */
  readonly access: { readonly client: string; readonly method: string }[] = [];
  last: Snapshot | undefined;
  readonly #plane: DataPlane;
  #port = 0;

  constructor() {
    const onFailure = (error: Error) => {
      throw error;
    };
    this.#plane = startDataPlane({ workers: 1, onFailure });
  }

  get port(): number {
    return this.#port;
  }

  /** Opens one whose end servers listen at these ports, all reached. */
  static async open(
    ports: readonly number[],
    { tls, ...settings }: HallOptions = {},
  ): Promise<InteropHall> {
    const hall = new InteropHall();
    const { port } = await hall.#plane.open("interop", {
      listen: { hosts: ["127.0.0.1"], port: 0, ...(tls && { tls }) },
      settings: { ...SETTINGS, ...settings },
      listener: {
        onSnapshot: (snapshot) => hall.#hear(snapshot),
        onDrained: (endpoint) => void hall.drained.push(endpoint),
      },
    });
    hall.#port = port;
    hall.roster(ports.map((it) => entry(it)));
    await hall.reached(ports);
    return hall;
  }

  roster(entries: readonly RosterEntry[]): void {
    this.#plane.setRoster("interop", entries);
  }

  /** Waits until the end servers at these ports can be picked. */
  async reached(ports: readonly number[]): Promise<void> {
    const ids = ports.map((it) => `e${it}`);
    await eventually(() => ids.every((id) => this.#stateOf(id) === "ready"));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#plane[Symbol.asyncDispose]();
  }

  #stateOf(id: string): string | undefined {
    return this.last?.endpoints.find((it) => it.id === id)?.state;
  }

  #hear(snapshot: Snapshot): void {
    this.last = snapshot;
    this.access.push(...snapshot.access.map((line) => JSON.parse(line)));
  }
}
