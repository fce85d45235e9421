/** So long after another was served here too, the thread counts as shared. */
const SHARED_MS = 1_000;

/** How a turn comes about. */
export type Schedule = (run: () => void) => void;

/**
 * The turns of a worker's loop, of which each instance has its share. As long
 * as nobody else is served by the thread, a share has no bounds.
 */
export class Turns {
  readonly schedule: Schedule;
  #last: Share | undefined;
  #sharedUntilMs = -Infinity;

  constructor(schedule: Schedule = setImmediate) {
    this.schedule = schedule;
  }

  /** `frames`: what the clients of one instance may have read in a turn. */
  share(frames: number): Share {
    return new Share(this, frames);
  }

  /** `share` is served now; @returns whether others are too. */
  isShared(share: Share, nowMs: number): boolean {
    const last = this.#last;
    if (last !== undefined && last !== share) {
      const isRecent = nowMs - last.servedMs < SHARED_MS;
      if (isRecent) this.#sharedUntilMs = nowMs + SHARED_MS;
    }
    this.#last = share;
    return nowMs < this.#sharedUntilMs;
  }
}

/**
 * What one instance may have of each turn, whatever the number of its clients:
 * a thousand connections that send all they can would otherwise take whole
 * turns, one helping each, from the other instances of the thread. Its clients
 * have their turns one after the other.
 */
export class Share {
  /** Its clients were read last, ms. */
  servedMs = -Infinity;
  readonly #turns: Turns;
  readonly #frames: number;
  readonly #run: () => void;
  #left: number;
  #waiting: (() => void)[] = [];
  #isScheduled = false;
  #isShared = false;

  constructor(turns: Turns, frames: number) {
    this.#turns = turns;
    this.#frames = frames;
    this.#left = frames;
    this.#run = () => this.#turn();
  }

  /** How many frames of a client may be read now; it would like `most`. */
  allow(most: number, nowMs: number): number {
    this.#isShared = this.#turns.isShared(this, nowMs);
    this.servedMs = nowMs;
    return this.#isShared ? Math.min(most, this.#left) : most;
  }

  /** So many of them were read. */
  spend(frames: number): void {
    if (!this.#isShared) return;
    this.#left -= Math.max(0, frames);
    this.#schedule(); // the next turn begins with a full share
  }

  /** Goes on in a later turn, behind those that wait already. */
  later(goOn: () => void): void {
    this.#waiting.push(goOn);
    this.#schedule();
  }

  get #hasLeft(): boolean {
    return !this.#isShared || this.#left > 0;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#turns.schedule(this.#run);
  }

  #turn(): void {
    this.#isScheduled = false;
    this.#left = this.#frames;
    const waiting = this.#waiting;
    this.#waiting = [];
    let next = 0;
    try {
      while (next < waiting.length && this.#hasLeft) waiting[next++]?.();
    } finally {
      // Those who have not had their turn come before those who go on again.
      if (next < waiting.length) {
        this.#waiting = [...waiting.slice(next), ...this.#waiting];
      }
      if (this.#waiting.length > 0) this.#schedule();
    }
  }
}
