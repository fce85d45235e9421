/** Lets a bounded number of pieces of work run at a time; others wait in turn. */
export class Permits {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /**
   * Runs `work` once a permit is free. The permit comes back when `work`
   * settles or `signal` aborts, whichever is first: work that never settles
   * cannot keep it.
   */
  async use<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#take(signal);
    const release = Promise.withResolvers<void>();
    void release.promise.then(() => this.#give());
    signal.addEventListener("abort", () => release.resolve(), { once: true });
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      release.resolve();
    }
  }

  async #take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    const turn = Promise.withResolvers<void>();
    const leave = () => {
      const index = this.#waiting.indexOf(turn.resolve);
      if (index >= 0) this.#waiting.splice(index, 1);
      turn.reject(signal.reason);
    };
    this.#waiting.push(turn.resolve);
    signal.addEventListener("abort", leave, { once: true });
    try {
      await turn.promise;
    } finally {
      signal.removeEventListener("abort", leave);
    }
  }

  #give(): void {
    const next = this.#waiting.shift();
    if (next) return next();
    this.#free += 1;
  }
}
