/**
 * Hands values from many writers to one reader, in order. When more than
 * `capacity` wait, the oldest are dropped: a slow reader sees the newest.
 */
export class Channel<T> implements AsyncIterable<T> {
  readonly #capacity: number;
  #waiting: T[] = [];
  #closed = false;
  #wake: (() => void) | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  push(value: T): void {
    if (this.#closed) return;
    this.#waiting.push(value);
    if (this.#waiting.length > this.#capacity) this.#waiting.shift();
    this.#wake?.();
  }

  /** Ends the iteration once everything that waits has been read. */
  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    while (true) {
      const batch = this.#waiting;
      this.#waiting = [];
      yield* batch;
      if (this.#waiting.length > 0) continue;
      if (this.#closed) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await promise;
    }
  }
}
