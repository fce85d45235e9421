import { every } from "../../../base/every.ts";
import type { Prng } from "../../balancer/types.ts";
import type { Engine, LinkEvents, Reception, Target } from "../engine.ts";
import { GrpcCode } from "../grpc_status.ts";
import type { ListenOptions } from "../types.ts";
import type { Clock } from "./clock.ts";
import type { Hall } from "./exchange.ts";
import { FlushQueue } from "./flush_queue.ts";
import { Front } from "./front.ts";
import { limitsOf, type Limits } from "./limits.ts";
import type { Stream } from "./stream.ts";
import { Upstream } from "./upstream.ts";

const TICK_MS = 250;
/** After the last word, so long for the last bytes to go out. */
const FLUSH_MS = 250;
const CLOSING = {
  code: GrpcCode.unavailable,
  message: "Cannot go on: this instance is closing; connect again later",
};
/** One for all engines of a worker: one turn, one round of writing. */
const FLUSHES = new FlushQueue();

/** What may be said otherwise. */
export interface Http2EngineOptions {
  readonly limits?: Partial<Limits>;
  /** @default Math.random */
  readonly prng?: Prng;
}

/** Moves requests between clients and end servers, in frames of our own. */
export class Http2Engine implements Engine, Hall {
  readonly reception: Reception;
  readonly #clock: Clock = { nowMs: performance.now() };
  readonly #limits: Limits;
  readonly #prng: Prng;
  readonly #front: Front;
  readonly #upstreams = new Map<Target, Upstream>();
  readonly #closing = new AbortController();

  /** @throws {RangeError} when a limit bounds nothing. */
  constructor(reception: Reception, options: Http2EngineOptions = {}) {
    const { limits, prng = Math.random } = options;
    this.reception = reception;
    this.#prng = prng;
    this.#limits = limitsOf(limits);
    this.#front = new Front({
      hall: this,
      flushes: FLUSHES,
      clock: this.#clock,
      limits: this.#limits,
    });
    every(TICK_MS, () => this.#tick(), { signal: this.#closing.signal });
  }

  async listen(options: ListenOptions): Promise<number> {
    try {
      return this.#front.listen(options);
    } catch (error) {
      this.#closing.abort();
      this.#front.sayGoodbye();
      throw error;
    }
  }

  connect(target: Target, events: LinkEvents): void {
    if (this.#upstreams.has(target)) return;
    const upstream = new Upstream(target, events, {
      flushes: FLUSHES,
      clock: this.#clock,
      limits: this.#limits,
      prng: this.#prng,
    });
    this.#upstreams.set(target, upstream);
  }

  hangUp(target: Target): void {
    this.#upstreams.get(target)?.close();
    this.#upstreams.delete(target);
  }

  open(target: Target): Stream | undefined {
    return this.#upstreams.get(target)?.open();
  }

  async close(graceMs: number): Promise<void> {
    this.#front.sayGoodbye();
    if (!(await this.#front.empty(graceMs))) {
      this.#front.cutAll(CLOSING);
      this.#front.hangUp();
      await this.#front.empty(FLUSH_MS);
    }
    this.#front.abort();
    this.#closing.abort();
    for (const target of [...this.#upstreams.keys()]) this.hangUp(target);
  }

  #tick(): void {
    this.#clock.nowMs = performance.now();
    this.#front.tick();
    for (const upstream of this.#upstreams.values()) upstream.tick();
  }
}
