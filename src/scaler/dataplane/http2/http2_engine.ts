import { every } from "../../../base/every.ts";
import type { Engine, LinkEvents, Reception, Target } from "../engine.ts";
import { GrpcCode } from "../grpc_status.ts";
import type { ListenOptions } from "../types.ts";
import { Front } from "./front.ts";
import { Upstreams } from "./upstreams.ts";
import { makeWorkings, type WorkingsOptions } from "./workings.ts";

const TICK_MS = 250;
/** After the last word, so long for the last bytes to go out. */
const FLUSH_MS = 250;
const CLOSING = {
  code: GrpcCode.unavailable,
  message: "Cannot go on: this instance is closing; connect again later",
};

/** What may be said otherwise. */
export type Http2EngineOptions = Omit<WorkingsOptions, "clock">;

/** Moves requests between clients and end servers, in frames of our own. */
export class Http2Engine implements Engine {
  readonly #front: Front;
  readonly #upstreams: Upstreams;
  readonly #closing = new AbortController();

  /** @throws {RangeError} when a limit bounds nothing. */
  constructor(reception: Reception, options: Http2EngineOptions = {}) {
    const { clock } = reception;
    const workings = makeWorkings({ ...options, clock });
    const upstreams = new Upstreams(workings);
    const open = (target: Target) => upstreams.open(target);
    const front = new Front({ reception, open }, workings);
    this.#front = front;
    this.#upstreams = upstreams;
    const tick = () => {
      clock.refresh();
      front.tick();
      upstreams.tick();
    };
    every(TICK_MS, tick, { signal: this.#closing.signal });
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
    this.#upstreams.connect(target, events);
  }

  hangUp(target: Target): void {
    this.#upstreams.hangUp(target);
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
    this.#upstreams.hangUpAll();
  }
}
