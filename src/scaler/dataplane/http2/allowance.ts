/**
 * So many at once and so many more each second: what one peer may do of
 * something that costs it nothing. What was spent is forgiven with time.
 */
export class Allowance {
  readonly #burst: number;
  readonly #perMs: number;
  #spent = 0;
  #sinceMs: number;

  constructor(burst: number, perSecond: number, nowMs: number) {
    this.#burst = burst;
    this.#perMs = perSecond / 1_000;
    this.#sinceMs = nowMs;
  }

  /** Spends one. @returns whether it was still allowed. */
  spend(nowMs: number): boolean {
    return this.spent(nowMs, 1) <= this.#burst;
  }

  /** What is spent and not forgiven, after spending `more`. */
  spent(nowMs: number, more = 0): number {
    const forgiven = (nowMs - this.#sinceMs) * this.#perMs;
    this.#spent = Math.max(0, this.#spent - forgiven) + more;
    this.#sinceMs = nowMs;
    return this.#spent;
  }
}
