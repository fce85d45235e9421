import type { TrafficCounter } from "../../base/traffic.ts";

/** What the newest tick's mean counts for, against those before it. */
const WEIGHT = 0.2;

/** The mean time that end servers take for a request, lately. */
export class ServiceTime {
  #meanMs: number | undefined;
  #served = 0;
  #servedMs = 0;

  /** ms; 0 while nothing was answered. */
  get meanMs(): number {
    return this.#meanMs ?? 0;
  }

  /** Call it a few times a second. */
  tick({ work }: Pick<TrafficCounter, "work">): void {
    const served = work.served - this.#served;
    if (served === 0) return;
    const ms = (work.servedMs - this.#servedMs) / served;
    this.#served = work.served;
    this.#servedMs = work.servedMs;
    const before = this.#meanMs ?? ms;
    this.#meanMs = before + WEIGHT * (ms - before);
  }
}
