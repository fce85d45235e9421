/** The smallest buffer; others are twice, four times … as large. */
export const SMALLEST_BUFFER = 16_384;

const SIZES = 6;
const MOST_KEPT = 4 * 1024 * 1024;

/**
 * Buffers that nobody needs at the moment, by size: what is empty most of the
 * time, as most connections are, holds none. Larger ones than 512 KiB, and more
 * than 4 MiB in all, are left to the garbage collector.
 */
export class BufferPool {
  readonly #free: Uint8Array[][] = Array.from({ length: SIZES }, () => []);
  #kept = 0;

  /** A buffer of at least `size` bytes, with anything in it. */
  take(size: number): Uint8Array {
    let rank = 0;
    let length = SMALLEST_BUFFER;
    while (length < size) {
      length *= 2;
      rank++;
    }
    const buffer = this.#free[rank]?.pop();
    if (buffer === undefined) return new Uint8Array(length);
    this.#kept -= length;
    return buffer;
  }

  /** Takes back what nobody looks at any more. */
  give(buffer: Uint8Array): void {
    const { length } = buffer;
    const rank = 31 - Math.clz32(length / SMALLEST_BUFFER);
    const free = this.#free[rank];
    if (free === undefined || this.#kept + length > MOST_KEPT) return;
    this.#kept += length;
    free.push(buffer);
  }
}
