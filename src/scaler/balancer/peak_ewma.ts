import { decayed, failureRttMs, lastingRank, peakEwma } from "./ewma.ts";

/** The decayed peak of an end server's response times, kept as they come. */
export class PeakEwma {
  #costMs: number | undefined;
  #stampMs = 0;

  /** Takes in one response time. */
  observe(rttMs: number, nowMs: number): void {
    const dtMs = nowMs - this.#stampMs;
    this.#costMs = peakEwma(this.#costMs, { rttMs, dtMs });
    this.#stampMs = nowMs;
  }

  /** Takes in a request that failed after so long, at what that counts. */
  observeFailure(rttMs: number, nowMs: number): void {
    this.observe(failureRttMs(rttMs), nowMs);
  }

  /**
   * ln of the value, and of how far it will have decayed at any time, the same
   * for all: who has the lower one has the lower value, whenever it is read.
   */
  get rank(): number | undefined {
    if (this.#costMs === undefined) return undefined;
    return lastingRank(this.#costMs, this.#stampMs);
  }

  /** The value as of now; `undefined` until something was seen. */
  read(nowMs: number): number | undefined {
    if (this.#costMs === undefined) return undefined;
    return decayed(this.#costMs, nowMs - this.#stampMs);
  }
}
