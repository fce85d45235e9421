/** A data plane with one instance and real end servers, for tests. */
import {
  Client,
  credentials,
  Metadata,
  type CallOptions,
  type ServiceError,
} from "@grpc/grpc-js";

import type { RecordedChunk } from "../trace/types.ts";
import { startDataPlane } from "./data_plane.ts";
import { pathOf, startBackend, type TestBackend } from "./_test_backend.ts";
import type {
  BalanceSettings,
  DataPlane,
  OpenOptions,
  PickRecord,
  RosterEntry,
  Snapshot,
} from "./types.ts";

/** Settings with everything in it. */
export const SETTINGS: BalanceSettings = {
  strategy: "least_connections",
  concurrency: 10,
  queueLimit: 1_000,
};

/** What one unary call came to. */
export interface Called {
  /** gRPC status. */
  readonly code: number;
  readonly details: string;
  readonly bytes: Buffer | undefined;
  readonly endpoint: string;
  readonly header: Metadata;
  readonly trailer: Metadata;
}

/** Options of one unary call. */
export interface CallHow extends CallOptions {
  readonly metadata?: Metadata;
  readonly path?: string;
  readonly signal?: AbortSignal;
}

/** Polls until `condition` holds. */
export async function until(
  what: string,
  condition: () => boolean,
  ms = 10_000,
): Promise<void> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Never happened: ${what}`);
    await Bun.sleep(5);
  }
}

/** The entry of an end server at `port`. */
export function entry(
  port: number,
  state: RosterEntry["state"] = "ready",
): RosterEntry {
  return { id: `e${port}`, host: "127.0.0.1", port, state };
}

/** An open instance, its end servers, and a client. */
export class TestHall implements AsyncDisposable {
  readonly plane: DataPlane;
  readonly backends: readonly TestBackend[];
  readonly client: Client;
  readonly port: number;
  readonly drained: string[] = [];
  /** Those chosen to be let go, and in order with them those drained. */
  readonly farewells: string[] = [];
  /** Picks that were explained. */
  readonly picks: PickRecord[] = [];
  /** What was said of its end servers. */
  readonly events: string[] = [];
  /** How requests went, where that was asked for. */
  readonly recorded: RecordedChunk[] = [];
  /** All lines of the access log so far. */
  readonly access: string[] = [];
  last: Snapshot | undefined;

  constructor(
    plane: DataPlane,
    backends: readonly TestBackend[],
    port: number,
  ) {
    this.plane = plane;
    this.backends = backends;
    this.port = port;
    this.client = this.newClient();
  }

  /** Opens one with `servers` end servers, all connected. */
  static async open(
    servers: number,
    settings: Partial<BalanceSettings> = {},
    more: Pick<OpenOptions, "limits" | "watchHealth" | "records"> = {},
  ): Promise<TestHall> {
    const plane = startDataPlane({
      workers: 1,
      onFailure: (error) => {
        throw error;
      },
    });
    const starting = Array.from({ length: servers }, () => startBackend());
    const backends = await Promise.all(starting);
    const heard: { hall?: TestHall } = {};
    const { port } = await plane.open("test", {
      listen: { hosts: ["127.0.0.1"], port: 0 },
      settings: { ...SETTINGS, ...settings },
      ...more,
      listener: {
        onEvent: (sentence) => void heard.hall?.events.push(sentence),
        onSnapshot: (snapshot) => heard.hall?.hear(snapshot),
        onRecorded: (chunk) => void heard.hall?.recorded.push(chunk),
        onPicks: (picks) => void heard.hall?.picks.push(...picks),
        onDrained: (endpoint) => heard.hall?.hearDrained(endpoint),
        onLetGo: (endpoints) =>
          void heard.hall?.farewells.push(`let go ${endpoints.join(" ")}`),
      },
    });
    const hall = new TestHall(plane, backends, port);
    heard.hall = hall;
    hall.roster(backends.map((it) => entry(it.port)));
    if (servers > 0) await hall.call("Echo", "warm");
    return hall;
  }

  hear(snapshot: Snapshot): void {
    this.last = snapshot;
    this.access.push(...snapshot.access);
  }

  hearDrained(endpoint: string): void {
    this.drained.push(endpoint);
    this.farewells.push(`drained ${endpoint}`);
  }

  newClient(port: number = this.port): Client {
    // Its own channel: grpc-js would share one between clients.
    return new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
      "grpc.use_local_subchannel_pool": 1,
      "grpc.max_receive_message_length": -1,
      "grpc.enable_retries": 0,
    });
  }

  roster(entries: readonly RosterEntry[]): void {
    this.plane.setRoster("test", entries);
  }

  settings(settings: Partial<BalanceSettings>): void {
    this.plane.setSettings("test", { ...SETTINGS, ...settings });
  }

  /** Waits for a snapshot like that. */
  async until(
    what: string,
    holds: (snapshot: Snapshot) => boolean,
  ): Promise<Snapshot> {
    await until(what, () => this.last !== undefined && holds(this.last));
    if (!this.last) throw new Error("No snapshot");
    return this.last;
  }

  /** One unary call; never throws. */
  call(
    method: string,
    message: string | Buffer = "",
    { metadata = new Metadata(), path, signal, ...options }: CallHow = {},
    client = this.client,
  ): Promise<Called> {
    const { promise, resolve } = Promise.withResolvers<Called>();
    let header = new Metadata();
    let result: { error: ServiceError | null; bytes: Buffer | undefined };
    const call = client.makeUnaryRequest(
      path ?? pathOf(method),
      (it: Buffer) => it,
      (it: Buffer) => it,
      Buffer.from(message),
      metadata,
      options,
      (error, bytes) => (result = { error, bytes }),
    );
    signal?.addEventListener("abort", () => call.cancel());
    call.on("metadata", (it) => (header = it));
    call.on("status", ({ code, details, metadata: trailer }) => {
      setImmediate(() => {
        const { bytes } = result ?? {};
        const endpoint = named(header) || named(trailer);
        resolve({ code, details, bytes, endpoint, header, trailer });
      });
    });
    return promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.close();
    await this.plane[Symbol.asyncDispose]();
    for (const backend of this.backends) await backend[Symbol.asyncDispose]();
  }
}

function named(metadata: Metadata): string {
  return String(metadata.get("x-tellerline-endpoint")[0] ?? "");
}
