/** A time in which somebody waited, up to a move, and what moved in it. */
interface Span {
  moves: number;
  ms: number;
  /** The longest time in it without a move, ms. */
  longestMs: number;
}

/** A span is long enough once it has both. */
const LEAST_MOVES = 20;
const LEAST_MS = 500;
/** What was measured before a longer pause is not what holds now. */
const FORGET_MS = 5_000;

/**
 * How fast a waiting line moves: how many at its front were sent to an end
 * server, by the time in which anybody waited. Who gives up or is refused does
 * not count as served, however many do. It goes by the last two spans, so that
 * what comes in bursts is seen whole, and costs the same whatever the length.
 */
export class LinePace {
  #before: Span | undefined;
  #now = emptySpan();
  /** Time since the last move in which somebody waited, up to `#countedMs`. */
  #stillMs = 0;
  /** `undefined`: nobody waits. */
  #countedMs: number | undefined;
  #endedMs = -Infinity;

  /** The first one begins to wait. */
  began(nowMs: number): void {
    if (nowMs - this.#endedMs > FORGET_MS) this.forget(nowMs);
    this.#countedMs = nowMs;
  }

  /** The one at the front was sent to an end server. */
  moved(nowMs: number): void {
    this.#count(nowMs);
    const now = this.#now;
    now.moves++;
    now.ms += this.#stillMs;
    now.longestMs = Math.max(now.longestMs, this.#stillMs);
    this.#stillMs = 0;
    if (now.moves < LEAST_MOVES || now.ms < LEAST_MS) return;
    this.#before = now;
    this.#now = emptySpan();
  }

  /** Nobody waits any more. */
  ended(nowMs: number): void {
    this.#count(nowMs);
    this.#countedMs = undefined;
    this.#endedMs = nowMs;
  }

  /** What was measured does not hold any more. */
  forget(nowMs: number): void {
    this.#before = undefined;
    this.#now = emptySpan();
    this.#stillMs = 0;
    if (this.#countedMs !== undefined) this.#countedMs = nowMs;
  }

  /** It may be so many times as fast now. */
  speedUp(factor: number): void {
    this.#now.moves *= factor;
    if (this.#before !== undefined) this.#before.moves *= factor;
  }

  /** Requests a millisecond; `undefined`: too few have moved to tell. */
  perMs(nowMs: number): number | undefined {
    const before = this.#before;
    if (before === undefined) return undefined;
    this.#count(nowMs);
    const { moves, ms, longestMs } = this.#now;
    // Standing still counts once it lasts longer than it did before.
    const usualMs = Math.max(longestMs, before.longestMs);
    const stillMs = Math.max(0, this.#stillMs - usualMs);
    return (before.moves + moves) / (before.ms + ms + stillMs);
  }

  #count(nowMs: number): void {
    if (this.#countedMs === undefined) return;
    this.#stillMs += nowMs - this.#countedMs;
    this.#countedMs = nowMs;
  }
}

function emptySpan(): Span {
  return { moves: 0, ms: 0, longestMs: 0 };
}
