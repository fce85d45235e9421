const DECAY_MS = 10_000;

/**
 * A response time that jumps up at once and comes down slowly: Finagle's peak
 * EWMA (`PeakEwma.scala`), decaying over ten seconds.
 */
export class PeakEwma {
  #costMs = 0;
  #stampMs = 0;
  #seen = false;

  /** Takes in one response time. */
  observe(ms: number, nowMs: number): void {
    const weight = this.#seen ? this.#weight(nowMs) : 0;
    const higher = ms > this.#costMs;
    this.#costMs = higher ? ms : ms * (1 - weight) + this.#costMs * weight;
    this.#stampMs = nowMs;
    this.#seen = true;
  }

  /** The value as of now, decayed; `undefined` until something was seen. */
  read(nowMs: number): number | undefined {
    return this.#seen ? this.#costMs * this.#weight(nowMs) : undefined;
  }

  #weight(nowMs: number): number {
    return Math.exp(-Math.max(0, nowMs - this.#stampMs) / DECAY_MS);
  }
}
