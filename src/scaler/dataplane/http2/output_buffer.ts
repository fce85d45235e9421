import { SMALLEST_BUFFER, type BufferPool } from "./buffer_pool.ts";
import { HEAD_LENGTH } from "./frame.ts";

/** Shorter pieces are copied sooner by hand. */
const SHORT = 16;

/** Works on every Uint8Array; unlike `set()` it needs no view of a part. */
const { copy } = Buffer.prototype;

const NONE = new Uint8Array(0);

/**
 * Bytes appended at one end and taken at the other. Room is to be reserved
 * before anything is appended. While empty it holds no buffer.
 */
export class OutputBuffer {
  bytes: Uint8Array = NONE;
  /** Where the first byte that was not taken stands. */
  start = 0;
  #end = 0;
  /** What it took lately, so that a steady flow does not grow each time. */
  #usual = SMALLEST_BUFFER;
  readonly #pool: BufferPool;

  constructor(pool: BufferPool) {
    this.#pool = pool;
  }

  get length(): number {
    return this.#end - this.start;
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    if (this.#end + count > this.bytes.length) this.#makeRoom(count);
  }

  append(bytes: Uint8Array, start: number, end: number): void {
    const into = this.bytes;
    const count = end - start;
    const at = this.#end;
    this.#end = at + count;
    if (count > SHORT) {
      copy.call(bytes, into, at, start, end);
      return;
    }
    for (let i = 0; i < count; i++) into[at + i] = bytes[start + i] ?? 0;
  }

  uint16(value: number): void {
    this.bytes[this.#end++] = value >>> 8;
    this.bytes[this.#end++] = value;
  }

  uint32(value: number): void {
    this.uint16(value >>> 16);
    this.uint16(value);
  }

  /** The head of a frame (RFC 9113 §4.1). */
  frameHead(
    length: number,
    type: number,
    flags: number,
    streamId: number,
  ): void {
    const into = this.bytes;
    const at = this.#end;
    this.#end = at + HEAD_LENGTH;
    into[at] = length >>> 16;
    into[at + 1] = length >>> 8;
    into[at + 2] = length;
    into[at + 3] = type;
    into[at + 4] = flags;
    into[at + 5] = streamId >>> 24;
    into[at + 6] = streamId >>> 16;
    into[at + 7] = streamId >>> 8;
    into[at + 8] = streamId;
  }

  /** The first `count` bytes were taken. */
  shift(count: number): void {
    this.start += count;
    if (this.start === this.#end) this.clear();
  }

  /** Forgets what there is, and lets go of the buffer. */
  clear(): void {
    const { length } = this.bytes;
    if (length > 0) this.#pool.give(this.bytes);
    if (this.#end > length >> 1) this.#usual = length;
    else if (length > SMALLEST_BUFFER) this.#usual = length >> 1;
    this.bytes = NONE;
    this.start = 0;
    this.#end = 0;
  }

  /** Moves to the front if that makes half of it free, else to a larger one. */
  #makeRoom(count: number): void {
    const { length, bytes, start } = this;
    const needed = length + count;
    if (needed <= bytes.length && start >= bytes.length >> 1) {
      bytes.copyWithin(0, start, this.#end);
    } else {
      const size = bytes.length === 0 ? this.#usual : bytes.length * 2;
      this.bytes = this.#pool.take(Math.max(needed, size));
      this.bytes.set(bytes.subarray(start, this.#end));
      if (bytes.length > 0) this.#pool.give(bytes);
    }
    this.start = 0;
    this.#end = length;
  }
}
