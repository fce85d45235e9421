import type { Stream } from "./stream.ts";

const REMEMBERED = 128;

/**
 * A connection's open streams, and the last ones that closed: what still
 * arrives for one that we reset was sent before the peer knew.
 */
export class StreamTable {
  readonly #open = new Map<number, Stream>();
  /** Ids; negative when we reset it. Made when the first one closes. */
  #closed: Int32Array | undefined = undefined;
  #next = 0;

  get size(): number {
    return this.#open.size;
  }

  get(id: number): Stream | undefined {
    return this.#open.get(id);
  }

  add(stream: Stream): void {
    this.#open.set(stream.id, stream);
  }

  /** Those that are open. */
  values(): Iterable<Stream> {
    return this.#open.values();
  }

  /** Moves a stream to the closed ones. */
  remove(id: number, wasReset: boolean): void {
    this.#open.delete(id);
    this.#closed ??= new Int32Array(REMEMBERED);
    this.#closed[this.#next] = wasReset ? -id : id;
    this.#next = (this.#next + 1) % REMEMBERED;
  }

  /** Takes out all. */
  clear(): readonly Stream[] {
    const all = [...this.#open.values()];
    this.#open.clear();
    return all;
  }

  /** Whether we reset it, and not long ago. */
  wasReset(id: number): boolean {
    return this.#closed?.includes(-id) ?? false;
  }

  /** Whether it was open, and not long ago. */
  wasOpen(id: number): boolean {
    return this.wasReset(id) || (this.#closed?.includes(id) ?? false);
  }
}
