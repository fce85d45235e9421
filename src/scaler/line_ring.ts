/** A line with its time. */
export interface Line {
  readonly atMs: number;
  readonly text: string;
}

/** The last lines of something, for those who look now and those who follow. */
export class LineRing {
  readonly #capacity: number;
  readonly #listeners = new Set<(line: Line) => void>();
  #lines: Line[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  push(line: Line): void {
    this.#lines.push(line);
    if (this.#lines.length > 2 * this.#capacity) {
      this.#lines = this.#lines.slice(-this.#capacity);
    }
    for (const listener of this.#listeners) listener(line);
  }

  /** The newest `count` lines, oldest first. */
  tail(count: number): readonly Line[] {
    return count > 0 ? this.#lines.slice(-Math.min(count, this.#capacity)) : [];
  }

  /** Calls `listener` for every line from now on, until `signal` aborts. */
  follow(
    listener: (line: Line) => void,
    { signal }: { readonly signal: AbortSignal },
  ): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    const end = () => this.#listeners.delete(listener);
    signal.addEventListener("abort", end, { once: true });
  }
}
