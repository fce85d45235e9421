import { eventually } from "../../../../../_tools/testing/eventually.ts";
import { every } from "../../../../base/every.ts";
import { InstancePort } from "../../instance_port.ts";
import { engineLimitsOf, limitsOf, type LimitChanges } from "../../limits.ts";
import { makePicker } from "../../make_picker.ts";
import type { Snapshot } from "../../types.ts";
import { Http2Engine } from "../http2_engine.ts";
import { request, requestFields, TYPE } from "./_octets.ts";
import { RawBackend, type BackendScript } from "./_raw_backend.ts";
import { connectRaw, type RawClientOptions } from "./_raw_client.ts";
import { valueOf, type RawPeer } from "./_raw_peer.ts";

/** How a house is set up. */
export interface HouseOptions {
  readonly limits?: LimitChanges;
  readonly script?: BackendScript;
  /** Requests in flight on the end server. @default 200 */
  readonly concurrency?: number;
}

const TICK_MS = 20;
/** The path of `serves()`. */
export const SERVES = "/serves";

/** An instance's port in this thread, with one raw end server behind it. */
export class House implements AsyncDisposable {
  readonly backend: RawBackend;
  readonly port: number;
  readonly #instance: InstancePort;
  readonly #closing = new AbortController();
  /** Its own clients: on a busy machine others may try this port, too. */
  readonly #clients = new Set<string>();

  constructor(instance: InstancePort, backend: RawBackend, port: number) {
    this.#instance = instance;
    this.backend = backend;
    this.port = port;
    const { signal } = this.#closing;
    every(TICK_MS, () => instance.tick(), { signal });
  }

  static async open(options: HouseOptions = {}): Promise<House> {
    const backend = new RawBackend(options.script);
    const limits = limitsOf({ slowStartMs: 0, ...options.limits });
    const instance = new InstancePort({
      settings: {
        strategy: "round_robin",
        concurrency: options.concurrency ?? 200,
        queueLimit: 1_000,
      },
      limits,
      makePicker,
      makeEngine: (reception) =>
        new Http2Engine(reception, {
          limits: engineLimitsOf(limits),
          prng: () => 0,
        }),
      onDrained() {},
      onLetGo() {},
    });
    const port = await instance.listen({ hosts: ["127.0.0.1"], port: 0 });
    const host = "127.0.0.1";
    const entry = { id: "raw", host, port: backend.port } as const;
    instance.setRoster([{ ...entry, state: "ready" }]);
    return new House(instance, backend, port);
  }

  /** A new connection to its port. */
  async connect(options?: RawClientOptions): Promise<RawPeer> {
    const client = await connectRaw(this.port, options);
    this.#clients.add(`127.0.0.1:${client.localPort}`);
    return client;
  }

  /** The first connection to the end server. */
  async upstream(): Promise<RawPeer> {
    return eventually(() => this.backend.peers[0]);
  }

  snapshot(): Snapshot {
    return this.#instance.snapshot();
  }

  /**
   * Whether somebody new gets a right answer: status 200 and the whole body.
   * An end server that was lost may take a moment to be back.
   */
  async serves(ms = 5_000): Promise<boolean> {
    const end = performance.now() + ms;
    while (performance.now() < end) {
      if (await this.#tries()) return true;
      await Bun.sleep(TICK_MS);
    }
    return false;
  }

  /** Waits until no client is connected and nothing is under way. */
  async empties(ms = 5_000): Promise<void> {
    const end = performance.now() + ms;
    for (;;) {
      const { connections, inFlight, queued } = this.snapshot();
      const here = connections.filter((it) => this.#clients.has(it.client));
      if (here.length + inFlight + queued === 0) return;
      if (performance.now() > end) {
        const left = { here, inFlight, queued };
        throw new Error(`Not empty: ${JSON.stringify(left)}`);
      }
      await Bun.sleep(TICK_MS);
    }
  }

  /** Closes the port as an instance does that is deleted. */
  close(graceMs: number): Promise<void> {
    return this.#instance.close(graceMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close(0);
    this.#closing.abort();
    this.backend[Symbol.dispose]();
  }

  async #tries(): Promise<boolean> {
    using client = await this.connect();
    client.send(request(1, requestFields(SERVES)));
    const isLast = () => client.frames.some((it) => isEndOf(1, it));
    await client.until("an answer", () => isLast() || client.isEnded);
    const status = valueOf(client.find(TYPE.headers, 1), ":status");
    const body = client.find(TYPE.data, 1)?.payload.toString();
    return status === "200" && body === "ok";
  }
}

/** Whether a frame is the last one of a stream. */
export function isEndOf(
  stream: number,
  it: { type: number; flags: number; stream: number },
): boolean {
  if (it.stream !== stream) return false;
  if (it.type === TYPE.reset) return true;
  const isMessage = it.type === TYPE.data || it.type === TYPE.headers;
  return isMessage && (it.flags & 1) === 1;
}
