import type { Progress } from "./types.ts";

/** Who waits for a piece of work. */
export interface Waiting {
  readonly progress: Progress;
  readonly signal?: AbortSignal | undefined;
}

type Work<T> = (options: {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}) => Promise<T>;

/**
 * One piece of work that several callers wait for: each gets its progress,
 * each may leave, and when the last has left the work is aborted.
 */
export class SharedWork<T> {
  readonly #waiting = new Set<Waiting>();
  readonly #abort = new AbortController();
  readonly #done: Promise<T>;

  constructor(work: Work<T>) {
    const progress = (message: string) => {
      for (const waiting of this.#waiting) waiting.progress(message);
    };
    const { signal } = this.#abort;
    this.#done = Promise.resolve().then(() => work({ progress, signal }));
    this.#done.catch(() => {}); // those who wait are told; nobody may be left
  }

  /** Whether everyone has left, so that it is of no use to newcomers. */
  get isAbandoned(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Waits for the result; leaves when the caller's own signal aborts. */
  async join(waiting: Waiting): Promise<T> {
    const left = Promise.withResolvers<never>();
    const leave = () => left.reject(waiting.signal?.reason);
    waiting.signal?.addEventListener("abort", leave, { once: true });
    this.#waiting.add(waiting);
    try {
      waiting.signal?.throwIfAborted();
      return await Promise.race([this.#done, left.promise]);
    } finally {
      this.#waiting.delete(waiting);
      waiting.signal?.removeEventListener("abort", leave);
      if (this.#waiting.size === 0) this.#abort.abort();
    }
  }
}
