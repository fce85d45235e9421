/** A lost connection that is not back after this is down, ms. */
const BACK_WITHIN_MS = 50;

/** Whether an end server can be reached, from what its connection tells. */
export class Reach {
  #isUp = false;
  #wasUp = false;
  /** When the connection was lost; `undefined`: it was not, or is back. */
  #lostMs: number | undefined;
  #isDown = false;

  /** Requests can be sent. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** The connection was lost or refused and is not back yet. */
  get isLost(): boolean {
    return this.#lostMs !== undefined;
  }

  /**
   * Lost for more than a moment, or refused: no use in waiting. One that is
   * being connected to for the first time is not.
   */
  get isDown(): boolean {
    return this.#isDown;
  }

  /** @returns whether it was not reached before, or was lost since. */
  up(): boolean {
    const isNew = this.#lostMs !== undefined || !this.#wasUp;
    this.#isUp = true;
    this.#wasUp = true;
    this.#lostMs = undefined;
    this.#isDown = false;
    return isNew;
  }

  /** Being renewed without having failed. */
  pause(): void {
    this.#isUp = false;
  }

  /** Lost; when it was not there before, refused. */
  down(nowMs: number): void {
    this.#isDown = !this.#isUp;
    this.#isUp = false;
    this.#lostMs ??= nowMs;
  }

  /** Sees whether it was lost for too long; @returns whether that is news. */
  tick(nowMs: number): boolean {
    if (this.#lostMs === undefined || this.#isDown) return false;
    this.#isDown = nowMs - this.#lostMs >= BACK_WITHIN_MS;
    return this.#isDown;
  }
}
