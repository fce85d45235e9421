import { ByteQueue } from "./byte_queue.ts";
import {
  DEFAULT_MAX_FRAME_SIZE,
  DEFAULT_WINDOW,
  FLAG,
  MAX_31_BITS,
} from "./frame.ts";
import { Encoder } from "./hpack/encoder.ts";
import type { Header } from "./hpack/header.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import type { Output } from "./output.ts";
import type { Stream, StreamSender } from "./stream.ts";
import type { Workings } from "./workings.ts";

const NOTHING = new Uint8Array(0);

/** What a sender works with. */
export interface SenderLine {
  readonly output: Output;
  readonly workings: Workings;
}

/** Whom it tells. */
export interface SenderWatcher {
  /** END_STREAM was sent. */
  onLocalDone(stream: Stream): void;
}

/**
 * The outgoing half of a connection. What the peer's windows and its reading
 * allow goes straight into the output; the rest waits with its stream, and
 * whoever sent it to us gets no new window for it until it has gone out.
 */
export class Sender implements StreamSender {
  /** What we may still send on the connection. */
  window = DEFAULT_WINDOW;
  /** What we may send on a new stream. */
  initialWindow = DEFAULT_WINDOW;
  readonly #output: Output;
  readonly #encoder = new Encoder();
  readonly #clock: Workings["clock"];
  readonly #outputBytes: number;
  readonly #watcher: SenderWatcher;
  /** Streams that wait for the connection's window or for room. */
  #blocked: Stream[] = [];
  #isPumping = false;

  constructor(line: SenderLine, watcher: SenderWatcher) {
    this.#output = line.output;
    this.#clock = line.workings.clock;
    this.#outputBytes = line.workings.limits.outputBytes;
    this.#watcher = watcher;
  }

  headers(
    stream: Stream,
    block: HeaderBlock,
    last: boolean,
    extra?: Header,
  ): void {
    const flags = last ? FLAG.endStream : FLAG.none;
    const encoded = this.#encoder.encode(block, extra);
    this.#output.writeHeaders(stream.id, flags, encoded);
    stream.movedMs = this.#clock.nowMs;
    if (last) this.#end(stream);
  }

  interim(stream: Stream, block: HeaderBlock): void {
    if (this.#hasRoom()) this.headers(stream, block, false);
  }

  data(
    stream: Stream,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void {
    const count = end - start;
    if (count === 0 && !last) return;
    if (stream.queue === null && this.#takes(stream, count)) {
      return this.#frame(stream, bytes, start, end, last);
    }
    stream.queue ??= new ByteQueue(count);
    stream.queue.push(bytes, start, end);
    stream.endWaits = last;
    this.#pump(stream);
  }

  trailers(stream: Stream, block: HeaderBlock): void {
    if (stream.queue === null) return this.headers(stream, block, true);
    stream.endWaits = true;
    stream.trailers = block;
  }

  /** The peer's SETTINGS_HEADER_TABLE_SIZE. */
  setTableLimit(bytes: number): void {
    this.#encoder.setTableLimit(bytes);
  }

  /** Forgets what waits; nothing more is sent on it. */
  drop(stream: Stream): void {
    stream.queue = null;
    stream.endWaits = false;
    stream.trailers = null;
  }

  /** The peer takes more on this stream. @returns `false` on overflow. */
  widen(stream: Stream, increment: number): boolean {
    stream.sendWindow += increment;
    if (stream.sendWindow > MAX_31_BITS) return false;
    if (stream.queue !== null) this.#pump(stream);
    return true;
  }

  /** The peer takes more on the connection. @returns `false` on overflow. */
  widenAll(increment: number): boolean {
    this.window += increment;
    if (this.window > MAX_31_BITS) return false;
    this.pumpBlocked();
    return true;
  }

  /** SETTINGS_INITIAL_WINDOW_SIZE. @returns `false` on overflow. */
  setInitialWindow(size: number, streams: Iterable<Stream>): boolean {
    const change = size - this.initialWindow;
    this.initialWindow = size;
    for (const stream of streams) {
      if (!this.widen(stream, change)) return false;
    }
    return true;
  }

  /** There is room again: a frame for each that waits, in turn. */
  pumpBlocked(): void {
    if (this.#isPumping) return; // sending flushes, and that comes back here
    this.#isPumping = true;
    while (this.#blocked.length > 0 && this.#hasRoom() && this.window > 0) {
      const turn = this.#blocked;
      this.#blocked = [];
      for (const stream of turn) {
        stream.isBlocked = false;
        if (this.#step(stream)) this.#block(stream);
      }
    }
    this.#isPumping = false;
  }

  #pump(stream: Stream): void {
    while (this.#step(stream));
  }

  /** @returns whether a frame went out and there may be another. */
  #step(stream: Stream): boolean {
    const hasRoom = this.#hasRoom();
    const { queue } = stream;
    if (queue === null) return false;
    const waiting = queue.length;
    if (waiting === 0) return this.#finish(stream);
    const window = Math.min(stream.sendWindow, this.window);
    const count = Math.min(waiting, window, DEFAULT_MAX_FRAME_SIZE);
    if (count <= 0 || !hasRoom) {
      if (stream.sendWindow > 0) this.#block(stream);
      return false;
    }
    const { bytes, start } = queue;
    queue.shift(count);
    const isWhole = count === waiting;
    if (isWhole) stream.queue = null;
    const last = isWhole && stream.endWaits && stream.trailers === null;
    this.#frame(stream, bytes, start, start + count, last);
    return !isWhole || this.#finish(stream);
  }

  /** Nothing waits any more: the trailers or the bare end go out. */
  #finish(stream: Stream): false {
    stream.queue = null;
    if (!stream.endWaits || stream.localDone || stream.closed) return false;
    if (stream.trailers === null) this.#frame(stream, NOTHING, 0, 0, true);
    else this.headers(stream, stream.trailers, true);
    return false;
  }

  #block(stream: Stream): void {
    if (stream.isBlocked || stream.queue === null) return;
    stream.isBlocked = true;
    this.#blocked.push(stream);
  }

  #takes(stream: Stream, count: number): boolean {
    if (!this.#hasRoom()) return false;
    if (count === 0) return true;
    return (
      count <= DEFAULT_MAX_FRAME_SIZE &&
      count <= stream.sendWindow &&
      count <= this.window
    );
  }

  #hasRoom(): boolean {
    if (this.#output.pending < this.#outputBytes) return true;
    this.#output.flush();
    return this.#output.pending < this.#outputBytes;
  }

  #frame(
    stream: Stream,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void {
    const count = end - start;
    const flags = last ? FLAG.endStream : FLAG.none;
    this.#output.writeData(stream.id, flags, bytes, start, end);
    stream.sendWindow -= count;
    this.window -= count;
    stream.movedMs = this.#clock.nowMs;
    if (count > 0 && stream.exchange !== null) {
      stream.exchange.onSent(stream, count);
    }
    if (last) this.#end(stream);
  }

  #end(stream: Stream): void {
    stream.localDone = true;
    this.#watcher.onLocalDone(stream);
  }
}
