const RECENT_MS = 1_000;

/**
 * Counts an end server's picks of about the last second, in two buckets of
 * half a second that move on with time.
 */
export class RecentPicks {
  #now = 0;
  #before = 0;
  #sinceMs = 0;

  add(nowMs: number): void {
    this.#turn(nowMs);
    this.#now++;
  }

  read(nowMs: number): number {
    this.#turn(nowMs);
    return this.#now + this.#before;
  }

  #turn(nowMs: number): void {
    const passed = nowMs - this.#sinceMs;
    if (passed < RECENT_MS / 2) return;
    this.#before = passed < RECENT_MS ? this.#now : 0;
    this.#now = 0;
    this.#sinceMs = nowMs - (nowMs % (RECENT_MS / 2));
  }
}
