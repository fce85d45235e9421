import type { Prng } from "../../balancer/types.ts";
import type { Engine, LinkEvents, Reception, Target } from "../engine.ts";
import { GrpcCode } from "../grpc_status.ts";
import type { ListenOptions } from "../types.ts";
import { Front } from "./front.ts";
import { Http2Exchange } from "./http2_exchange.ts";
import type { Incoming } from "./incoming.ts";
import { Link } from "./link.ts";

/** After the last answer, so long for the last bytes to go out. */
const FLUSH_MS = 250;
const CLOSING = {
  code: GrpcCode.unavailable,
  message: "Cannot go on: this instance is closing; connect again later",
};

/** Moves requests with `node:http2`, a session a client and one an end server. */
export class Http2Engine implements Engine {
  readonly #reception: Reception;
  readonly #prng: Prng;
  readonly #front: Front;
  readonly #links = new Map<Target, Link>();
  readonly #exchanges = new Set<Http2Exchange>();
  #onQuiet: (() => void) | undefined;

  constructor(reception: Reception, { prng = Math.random } = {}) {
    this.#reception = reception;
    this.#prng = prng;
    const onRequest = (incoming: Incoming) => this.#onRequest(incoming);
    this.#front = new Front({ reception, onRequest });
  }

  async listen(options: ListenOptions): Promise<number> {
    try {
      return await this.#front.listen(options);
    } catch (error) {
      this.#front.sayGoodbye();
      throw error;
    }
  }

  connect(target: Target, events: LinkEvents): void {
    if (this.#links.has(target)) return;
    const { host, port } = target;
    const link = new Link({ host, port, events, prng: this.#prng });
    this.#links.set(target, link);
  }

  hangUp(target: Target): void {
    this.#links.get(target)?.close();
    this.#links.delete(target);
  }

  async close(graceMs: number): Promise<void> {
    this.#front.sayGoodbye();
    if (!(await this.#quiet(graceMs))) {
      for (const exchange of this.#exchanges) exchange.cut(CLOSING);
      await this.#quiet(FLUSH_MS);
    }
    this.#front.hangUp();
    for (const target of [...this.#links.keys()]) this.hangUp(target);
  }

  /** Waits until nothing is under way, `ms` at most. */
  async #quiet(ms: number): Promise<boolean> {
    if (this.#exchanges.size === 0) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), ms);
    this.#onQuiet = () => resolve(true);
    const isQuiet = await promise;
    clearTimeout(timer);
    this.#onQuiet = undefined;
    return isQuiet;
  }

  #onRequest(incoming: Incoming): void {
    const { stream, headers } = incoming;
    if (headers[":method"] === "CONNECT") {
      return stream.respond({ ":status": 501 }, { endStream: true });
    }
    const exchange = new Http2Exchange(incoming, {
      reception: this.#reception,
      linkOf: (target) => this.#links.get(target),
      onEnd: (ended) => this.#ended(ended),
    });
    this.#exchanges.add(exchange);
    exchange.begin();
  }

  #ended(exchange: Http2Exchange): void {
    this.#exchanges.delete(exchange);
    if (this.#exchanges.size === 0) this.#onQuiet?.();
  }
}
