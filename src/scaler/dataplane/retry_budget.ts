/** Half of the ten seconds over which retries are held against calls. */
const HALF_WINDOW_MS = 5_000;
const WINDOW_S = 10;

/** How many requests may be sent a second time. */
export interface RetryRules {
  /** Of the requests under way, and of those of the last ten seconds. */
  readonly retryShare: number;
  /** So many under way are always allowed … */
  readonly retriesAtLeast: number;
  /** … and so many a second. */
  readonly retriesPerSecond: number;
}

/**
 * Two bounds that both hold: a fifth of what is under way, at least three
 * (Envoy's retry budget), and a fifth of the calls of the last ten seconds, at
 * least ten a second (Linkerd's). The first alone lets quick failures double
 * the load while slow requests are under way; nothing is counted for a request
 * that is not retried.
 */
export class RetryBudget {
  rules: RetryRules;
  #underWay = 0;
  /** Retries in this half of the window and in the one before. */
  #now = 0;
  #before = 0;
  /** Calls so far when this half began, and when the one before did. */
  #callsAtNow = 0;
  #callsAtBefore = 0;
  #sinceMs: number;

  constructor(rules: RetryRules, nowMs: number) {
    this.rules = rules;
    this.#sinceMs = nowMs;
  }

  /**
   * Takes one retry, if there is one. `calls`: arrived so far; `active`: under
   * way now, retries included.
   */
  take(calls: number, active: number): boolean {
    const { retryShare, retriesAtLeast, retriesPerSecond } = this.rules;
    const most = Math.max(retriesAtLeast, retryShare * active);
    if (this.#underWay >= most) return false;
    const recent = retryShare * (calls - this.#callsAtBefore);
    const floor = retriesPerSecond * WINDOW_S;
    if (this.#now + this.#before >= Math.max(floor, recent)) return false;
    this.#underWay++;
    this.#now++;
    return true;
  }

  /** A retried request has ended. */
  ended(): void {
    this.#underWay--;
  }

  /** Moves the window on; call it a few times a second. */
  tick(calls: number, nowMs: number): void {
    if (nowMs - this.#sinceMs < HALF_WINDOW_MS) return;
    this.#sinceMs = nowMs;
    this.#before = this.#now;
    this.#now = 0;
    this.#callsAtBefore = this.#callsAtNow;
    this.#callsAtNow = calls;
  }
}
