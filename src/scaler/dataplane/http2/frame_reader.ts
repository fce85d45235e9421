import { ERROR_CODE, FLAG, FRAME, HEAD_LENGTH } from "./frame.ts";
import { frameFault } from "./frame_fault.ts";
import type { FrameSink } from "./frame_sink.ts";

/** What the next byte belongs to. */
const PART = { head: 0, payload: 1, padLength: 2, data: 3, padding: 4 };

const EMPTY = new Uint8Array(0);
/** What a request is counted for: beginning one is dearer than other frames. */
const HEADERS_COST = 4;
/** As good as no bound. */
const MANY = 0x3fff_ffff;

/**
 * Cuts what a socket receives into frames. It checks what can be told from a
 * frame alone: length (`FRAME_SIZE_ERROR`), stream 0 or not, padding, and that
 * nothing comes between HEADERS and its CONTINUATIONs (`PROTOCOL_ERROR`). The
 * client's preface is to be taken off before.
 */
export class FrameReader {
  readonly #sink: FrameSink;
  #part = PART.head;
  #at = 0;
  /** Frames that may still begin. */
  #left = 0;
  #isStopped = false;
  #type = 0;
  #flags = 0;
  #streamId = 0;
  #length = 0;
  /** A head or a payload that came in pieces: `#keptCount` bytes so far. */
  readonly #keptHead = new Uint8Array(HEAD_LENGTH);
  #kept: Uint8Array = EMPTY;
  #keptCount = 0;
  #dataLeft = 0;
  #paddingLeft = 0;
  /** The stream whose header block is not at its end yet. */
  #openBlock = 0;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** How far the bytes were read that were given last. */
  get at(): number {
    return this.#at;
  }

  /** How many more frames might have begun at the last reading. */
  get left(): number {
    return this.#left;
  }

  /**
   * Reads `bytes` from `start` on; what is not a whole frame yet is kept. When
   * `frames` have begun it pauses before the next one.
   *
   * @returns 0, or the code of the connection error it stopped at; after one,
   *   and after `stop()`, nothing is read any more.
   */
  feed(bytes: Uint8Array, start = 0, frames = MANY): number {
    this.#at = start;
    this.#left = frames;
    while (this.#at < bytes.length && !this.#isStopped && this.#left > 0) {
      const code = this.#step(bytes);
      if (code === 0) continue;
      this.#isStopped = true;
      return code;
    }
    return 0;
  }

  /** Reads nothing any more, not even the rest of the chunk at hand. */
  stop(): void {
    this.#isStopped = true;
  }

  #step(bytes: Uint8Array): number {
    if (this.#part === PART.head) return this.#readHead(bytes);
    if (this.#part === PART.data) return this.#readData(bytes);
    if (this.#part === PART.payload) return this.#readPayload(bytes);
    if (this.#part === PART.padLength) return this.#readPadLength(bytes);
    return this.#skipPadding(bytes);
  }

  #readHead(bytes: Uint8Array): number {
    if (this.#keptCount === 0 && bytes.length - this.#at >= HEAD_LENGTH) {
      this.#at += HEAD_LENGTH;
      return this.#begin(bytes, this.#at - HEAD_LENGTH, bytes);
    }
    this.#keep(this.#keptHead, bytes, HEAD_LENGTH);
    if (this.#keptCount < HEAD_LENGTH) return 0;
    this.#keptCount = 0;
    return this.#begin(this.#keptHead, 0, bytes);
  }

  /** The frame whose head stands at `head[at]`; its payload is in `bytes`. */
  #begin(head: Uint8Array, at: number, bytes: Uint8Array): number {
    const length =
      ((head[at] ?? 0) << 16) |
      ((head[at + 1] ?? 0) << 8) |
      (head[at + 2] ?? 0);
    const type = head[at + 3] ?? 0;
    const flags = head[at + 4] ?? 0;
    const streamId =
      (((head[at + 5] ?? 0) & 0x7f) << 24) |
      ((head[at + 6] ?? 0) << 16) |
      ((head[at + 7] ?? 0) << 8) |
      (head[at + 8] ?? 0);
    const fault =
      frameFault(type, (flags & FLAG.ack) !== 0, streamId, length) ||
      this.#checkOrder(type, flags, streamId);
    if (fault !== 0) return fault;
    this.#left -= type === FRAME.headers ? HEADERS_COST : 1;
    this.#type = type;
    this.#flags = flags;
    this.#streamId = streamId;
    this.#length = length;
    if (type === FRAME.data) return this.#beginData(bytes);
    if (bytes.length - this.#at >= length) {
      const start = this.#at;
      this.#at += length;
      return this.#deliver(bytes, start, start + length);
    }
    this.#kept = new Uint8Array(length);
    this.#part = PART.payload;
    return 0;
  }

  /** A header block may not be interrupted (RFC 9113 §6.10). */
  #checkOrder(type: number, flags: number, streamId: number): number {
    const isBlock =
      type === FRAME.headers ||
      type === FRAME.continuation ||
      type === FRAME.pushPromise;
    if (!isBlock) return this.#openBlock === 0 ? 0 : ERROR_CODE.protocol;
    const awaited = type === FRAME.continuation ? streamId : 0;
    if (this.#openBlock !== awaited) return ERROR_CODE.protocol;
    this.#openBlock = (flags & FLAG.endHeaders) === 0 ? streamId : 0;
    return 0;
  }

  #readPayload(bytes: Uint8Array): number {
    this.#keep(this.#kept, bytes, this.#length);
    if (this.#keptCount < this.#length) return 0;
    const payload = this.#kept;
    this.#kept = EMPTY;
    this.#keptCount = 0;
    this.#part = PART.head;
    return this.#deliver(payload, 0, this.#length);
  }

  #deliver(bytes: Uint8Array, start: number, end: number): number {
    const type = this.#type;
    const flags = this.#flags;
    if (
      (flags & (FLAG.padded | FLAG.priority)) !== 0 &&
      (type === FRAME.headers || type === FRAME.pushPromise)
    ) {
      return this.#deliverPadded(bytes, start, end);
    }
    return this.#sink.onFrame(type, flags, this.#streamId, bytes, start, end);
  }

  #deliverPadded(bytes: Uint8Array, start: number, end: number): number {
    const type = this.#type;
    const flags = this.#flags;
    const isPadded = (flags & FLAG.padded) !== 0;
    const hasPriority = type === FRAME.headers && (flags & FLAG.priority) !== 0;
    const fixed = type === FRAME.pushPromise ? 4 : hasPriority ? 5 : 0;
    if (end - start < fixed + (isPadded ? 1 : 0)) return ERROR_CODE.frameSize;
    const stop = isPadded ? end - (bytes[start] ?? 0) : end;
    const first = isPadded ? start + 1 : start;
    if (first + fixed > stop) return ERROR_CODE.protocol;
    const from = hasPriority ? first + fixed : first;
    return this.#sink.onFrame(type, flags, this.#streamId, bytes, from, stop);
  }

  #beginData(bytes: Uint8Array): number {
    if ((this.#flags & FLAG.padded) === 0) {
      return this.#openData(bytes, this.#length, 0);
    }
    if (this.#length === 0) return ERROR_CODE.frameSize;
    this.#part = PART.padLength;
    return 0;
  }

  #readPadLength(bytes: Uint8Array): number {
    const padding = bytes[this.#at++] ?? 0;
    if (padding >= this.#length) return ERROR_CODE.protocol;
    return this.#openData(bytes, this.#length - 1 - padding, padding);
  }

  #openData(bytes: Uint8Array, length: number, padding: number): number {
    this.#dataLeft = length;
    this.#paddingLeft = padding;
    this.#part = PART.data;
    const flags = this.#flags;
    const code = this.#sink.onDataHead(this.#streamId, flags, this.#length);
    if (code !== 0 || this.#isStopped) return code;
    return length === 0 || this.#at < bytes.length ? this.#readData(bytes) : 0;
  }

  #readData(bytes: Uint8Array): number {
    const start = this.#at;
    const count = Math.min(this.#dataLeft, bytes.length - start);
    const left = this.#dataLeft - count;
    this.#at = start + count;
    this.#dataLeft = left;
    if (left === 0) {
      this.#part = this.#paddingLeft > 0 ? PART.padding : PART.head;
    }
    return this.#sink.onData(this.#streamId, bytes, start, this.#at, left);
  }

  #skipPadding(bytes: Uint8Array): number {
    const count = Math.min(this.#paddingLeft, bytes.length - this.#at);
    this.#at += count;
    this.#paddingLeft -= count;
    if (this.#paddingLeft === 0) this.#part = PART.head;
    return 0;
  }

  /** Puts what there is of `length` bytes into `into`. */
  #keep(into: Uint8Array, bytes: Uint8Array, length: number): void {
    const start = this.#at;
    const end = Math.min(bytes.length, start + length - this.#keptCount);
    into.set(bytes.subarray(start, end), this.#keptCount);
    this.#keptCount += end - start;
    this.#at = end;
  }
}
