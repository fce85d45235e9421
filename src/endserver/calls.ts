/** Counts the calls in flight, so that a draining server knows its last one. */
export class Calls {
  #count = 0;
  #idle = Promise.withResolvers<void>();

  /** How many have begun and not ended. */
  get count(): number {
    return this.#count;
  }

  /** Counts a call until `work` settles. */
  async track(work: Promise<void>): Promise<void> {
    this.#count += 1;
    try {
      await work;
    } finally {
      this.#count -= 1;
      if (this.#count === 0) this.#becomeIdle();
    }
  }

  /** Resolves when no call is in flight; at once when none is now. */
  idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : this.#idle.promise;
  }

  #becomeIdle(): void {
    this.#idle.resolve();
    this.#idle = Promise.withResolvers();
  }
}
