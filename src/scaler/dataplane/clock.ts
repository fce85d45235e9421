/**
 * The time as of the event that is being handled. Whoever is called by a
 * socket or a timer brings it up to date; whatever that leads to reads it,
 * which costs nothing.
 */
export class Clock {
  /** Monotonic, ms. */
  nowMs = 0;
  /** Wall clock, ms. */
  wallMs = 0;

  constructor() {
    this.refresh();
  }

  /** @returns the time now, monotonic, ms. */
  refresh(): number {
    this.wallMs = Date.now();
    this.nowMs = performance.now();
    return this.nowMs;
  }
}
