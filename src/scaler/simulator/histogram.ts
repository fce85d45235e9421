const LEAST_MS = 1e-3;
const STEPS_PER_DOUBLING = 128;
const BUCKETS = 40 * STEPS_PER_DOUBLING;

/**
 * Times in buckets 0.54 % wide, from a microsecond to twelve days: fine enough
 * to hold a simulation to a formula, at a fixed size however many are counted.
 */
export class Histogram {
  readonly #counts = new Float64Array(BUCKETS);
  #count = 0;
  #sumMs = 0;
  /** Below the least that is told apart: nothing, for all purposes. */
  #none = 0;

  get count(): number {
    return this.#count;
  }

  /** 0 when nothing was counted. */
  get meanMs(): number {
    return this.#count === 0 ? 0 : this.#sumMs / this.#count;
  }

  /** The share of times above a microsecond; 0 when nothing was counted. */
  get shareAboveNone(): number {
    return this.#count === 0 ? 0 : 1 - this.#none / this.#count;
  }

  add(ms: number): void {
    this.#count++;
    this.#sumMs += ms;
    if (ms < LEAST_MS) {
      this.#none++;
      return;
    }
    const doublings = Math.log2(ms / LEAST_MS);
    const bucket = Math.min(BUCKETS - 1, (doublings * STEPS_PER_DOUBLING) | 0);
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
  }

  /** The time that a share `p` in (0, 1) does not exceed, ms; 0 of nothing. */
  quantileMs(p: number): number {
    let left = p * this.#count - this.#none;
    if (left <= 0) return 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const count = this.#counts[bucket] ?? 0;
      if (left > count) {
        left -= count;
        continue;
      }
      const place = bucket + left / count;
      return LEAST_MS * 2 ** (place / STEPS_PER_DOUBLING);
    }
    return LEAST_MS * 2 ** (BUCKETS / STEPS_PER_DOUBLING);
  }

  clear(): void {
    this.#counts.fill(0);
    this.#count = 0;
    this.#sumMs = 0;
    this.#none = 0;
  }
}
