const LEAST_BYTES = 1_024;

/**
 * Bytes that wait, first in first out, in one buffer that grows as needed. It
 * does not bound itself: flow control bounds what is put in.
 */
export class ByteQueue {
  /** The buffer; what waits is from `start` to `end`. */
  bytes: Uint8Array;
  start = 0;
  end = 0;

  constructor(capacity = LEAST_BYTES) {
    this.bytes = new Uint8Array(Math.max(LEAST_BYTES, capacity));
  }

  get length(): number {
    return this.end - this.start;
  }

  /** Copies `from[start, end)` to the end. */
  push(from: Uint8Array, start: number, end: number): void {
    const count = end - start;
    if (this.end + count > this.bytes.length) this.#makeRoom(count);
    this.bytes.set(from.subarray(start, end), this.end);
    this.end += count;
  }

  /** Drops the first `count` bytes; they were read from `bytes`. */
  shift(count: number): void {
    this.start += count;
    if (this.start < this.end) return;
    this.start = 0;
    this.end = 0;
  }

  #makeRoom(count: number): void {
    const { length } = this;
    const needed = length + count;
    const isRoomy = needed <= this.bytes.length / 2;
    const target = isRoomy ? this.bytes : new Uint8Array(needed * 2);
    target.set(this.bytes.subarray(this.start, this.end));
    this.bytes = target;
    this.start = 0;
    this.end = length;
  }
}
