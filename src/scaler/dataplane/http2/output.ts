import type { FlushQueue } from "./flush_queue.ts";
import { DEFAULT_MAX_FRAME_SIZE, FLAG, FRAME, HEAD_LENGTH } from "./frame.ts";
import type { Encoded } from "./hpack/encoded.ts";
import { OutputBuffer } from "./output_buffer.ts";

/** The part of Bun's socket that an output needs. */
export interface ByteSink {
  /** Takes what it can; answers how many bytes, less than 0 when closed. */
  write(bytes: Uint8Array, start: number, length: number): number;
}

/** Hears when bytes of an output have left for the kernel. */
export interface OutputOwner {
  /** After a flush that moved some: `taken` has grown, `pending` shrunk. */
  onTaken(): void;
}

const SETTING_LENGTH = 6;

/**
 * All that is to be sent on one socket: frames are appended to one buffer,
 * which is written once at the end of the turn. What the kernel does not take
 * waits for `flush()` from the socket's `drain`.
 */
export class Output {
  /** The peer's SETTINGS_MAX_FRAME_SIZE. */
  maxFrameSize = DEFAULT_MAX_FRAME_SIZE;
  /** Bytes ever taken by the kernel. */
  taken = 0;
  readonly #socket: ByteSink;
  readonly #queue: FlushQueue;
  readonly #owner: OutputOwner;
  readonly #buffer: OutputBuffer;
  #isQueued = false;
  #isBlocked = false;
  #isClosed = false;

  constructor(socket: ByteSink, queue: FlushQueue, owner: OutputOwner) {
    this.#socket = socket;
    this.#queue = queue;
    this.#owner = owner;
    this.#buffer = new OutputBuffer(queue.buffers);
  }

  /** Bytes that the kernel has not taken yet. */
  get pending(): number {
    return this.#buffer.length;
  }

  /** Bytes ever appended: where the next frame begins. */
  get appended(): number {
    return this.taken + this.#buffer.length;
  }

  /** The kernel took less than it was offered; the socket will drain. */
  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  /** HEADERS with `flags` (END_STREAM or none) and what CONTINUATION it needs. */
  writeHeaders(streamId: number, flags: number, block: Encoded): void {
    const { length } = block;
    if (length > this.maxFrameSize) {
      this.#writeLongHeaders(streamId, flags, block);
      return;
    }
    this.#head(length, FRAME.headers, flags | FLAG.endHeaders, streamId);
    this.#buffer.append(block.bytes, 0, length);
  }

  /**
   * DATA, copied from `bytes[start..end)`, cut at the peer's max frame size;
   * `flags` (END_STREAM or none) are those of the last frame.
   */
  writeData(
    streamId: number,
    flags: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    const most = this.maxFrameSize;
    let from = start;
    for (; end - from > most; from += most) {
      this.#head(most, FRAME.data, FLAG.none, streamId);
      this.#buffer.append(bytes, from, from + most);
    }
    this.#head(end - from, FRAME.data, flags, streamId);
    this.#buffer.append(bytes, from, end);
  }

  /** RST_STREAM. */
  writeReset(streamId: number, code: number): void {
    this.#head(4, FRAME.rstStream, FLAG.none, streamId);
    this.#buffer.uint32(code);
  }

  /** WINDOW_UPDATE; stream 0 is the connection. */
  writeWindowUpdate(streamId: number, increment: number): void {
    this.#head(4, FRAME.windowUpdate, FLAG.none, streamId);
    this.#buffer.uint32(increment);
  }

  /** SETTINGS: pairs of id and value, flat. */
  writeSettings(pairs: readonly number[]): void {
    const length = (pairs.length / 2) * SETTING_LENGTH;
    this.#head(length, FRAME.settings, FLAG.none, 0);
    for (const [i, number] of pairs.entries()) {
      if (i % 2 === 0) this.#buffer.uint16(number);
      else this.#buffer.uint32(number);
    }
  }

  /** SETTINGS with ACK. */
  writeSettingsAck(): void {
    this.#head(0, FRAME.settings, FLAG.ack, 0);
  }

  /** PING, or with `FLAG.ack` its answer: the eight bytes from `start`. */
  writePing(flags: number, bytes: Uint8Array, start: number): void {
    this.#head(8, FRAME.ping, flags, 0);
    this.#buffer.append(bytes, start, start + 8);
  }

  /** GOAWAY without debug data. */
  writeGoaway(lastStreamId: number, code: number): void {
    this.#head(8, FRAME.goaway, FLAG.none, 0);
    this.#buffer.uint32(lastStreamId);
    this.#buffer.uint32(code);
  }

  /** Bytes as they are: the client's preface, or an answer in HTTP/1.1. */
  writeRaw(bytes: Uint8Array): void {
    this.#begin(bytes.length);
    this.#buffer.append(bytes, 0, bytes.length);
  }

  /**
   * Writes what the kernel takes; called by the queue and at `drain`. It tries
   * at each call, blocked or not.
   */
  flush(): void {
    this.#isQueued = false;
    const { length, start, bytes } = this.#buffer;
    if (length === 0 || this.#isClosed) return;
    const count = this.#socket.write(bytes, start, length);
    this.#isBlocked = count < length;
    if (count <= 0) return;
    this.#buffer.shift(count);
    this.taken += count;
    this.#owner.onTaken();
  }

  /** The socket is gone: drops what is left and takes nothing any more. */
  close(): void {
    this.#isClosed = true;
    this.#buffer.clear();
  }

  #writeLongHeaders(streamId: number, flags: number, block: Encoded): void {
    const most = this.maxFrameSize;
    let type: number = FRAME.headers;
    let its = flags;
    for (let from = 0; from < block.length; from += most) {
      const end = Math.min(block.length, from + most);
      if (end === block.length) its |= FLAG.endHeaders;
      this.#head(end - from, type, its, streamId);
      this.#buffer.append(block.bytes, from, end);
      type = FRAME.continuation;
      its = FLAG.none;
    }
  }

  #head(length: number, type: number, flags: number, streamId: number): void {
    this.#begin(HEAD_LENGTH + length);
    this.#buffer.frameHead(length, type, flags, streamId);
  }

  /** Room for `count` bytes, and a place among those to be flushed. */
  #begin(count: number): void {
    if (this.#isClosed) this.#buffer.clear();
    this.#buffer.reserve(count);
    if (this.#isQueued || this.#isBlocked || this.#isClosed) return;
    this.#isQueued = true;
    this.#queue.add(this);
  }
}
