import type { LinkEvents, Target } from "../engine.ts";
import type { Stream } from "./stream.ts";
import { Upstream } from "./upstream.ts";
import type { Workings } from "./workings.ts";

/** The connections to all end servers of an instance. */
export class Upstreams {
  readonly #workings: Workings;
  readonly #upstreams = new Map<Target, Upstream>();

  constructor(workings: Workings) {
    this.#workings = workings;
  }

  connect(target: Target, events: LinkEvents): void {
    if (this.#upstreams.has(target)) return;
    const upstream = new Upstream(target, events, this.#workings);
    this.#upstreams.set(target, upstream);
  }

  hangUp(target: Target): void {
    this.#upstreams.get(target)?.close();
    this.#upstreams.delete(target);
  }

  hangUpAll(): void {
    for (const target of [...this.#upstreams.keys()]) this.hangUp(target);
  }

  /** A new stream, if a connection can take one. */
  open(target: Target): Stream | undefined {
    return this.#upstreams.get(target)?.open();
  }

  tick(): void {
    for (const upstream of this.#upstreams.values()) upstream.tick();
  }
}
