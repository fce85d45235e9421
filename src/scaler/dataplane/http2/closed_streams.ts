const REMEMBERED = 128;

/**
 * The streams of a connection that closed last, and whether we reset them: the
 * peer may not have known yet when it sent what still arrives for those.
 */
export class ClosedStreams {
  /** Ids; negative when we reset it. */
  readonly #ids = new Int32Array(REMEMBERED);
  #next = 0;

  add(id: number, wasReset: boolean): void {
    this.#ids[this.#next] = wasReset ? -id : id;
    this.#next = (this.#next + 1) % REMEMBERED;
  }

  /** Whether we reset it, and not long ago. */
  wasReset(id: number): boolean {
    return this.#ids.includes(-id);
  }

  /** Whether it was open, and not long ago. */
  has(id: number): boolean {
    return this.#ids.includes(id) || this.#ids.includes(-id);
  }
}
