import { ControlFrames } from "./control_frames.ts";
import { DEFAULT_WINDOW, ERROR_CODE, FLAG, FRAME } from "./frame.ts";
import { FrameReader } from "./frame_reader.ts";
import type { FrameSink } from "./frame_sink.ts";
import { HeaderReader } from "./header_reader.ts";
import type { Leg } from "./leg.ts";
import type { Line } from "./line.ts";
import type { Stream } from "./stream.ts";

/**
 * The incoming half of a connection: frames to whom they concern, and the
 * peer's side of flow control. Answers are codes of connection errors; 0 is
 * fine.
 */
export class Inbound implements FrameSink {
  readonly control: ControlFrames;
  readonly #line: Line;
  readonly #leg: Leg;
  readonly #reader: FrameReader;
  readonly #headers: HeaderReader;
  readonly #fullWindow: number;
  #window = DEFAULT_WINDOW;
  #unreturned = 0;
  /** The stream whose DATA frame is being read. */
  #body: Stream | null = null;
  #bodyLast = false;

  constructor(line: Line, leg: Leg, connectionWindow: number) {
    this.#line = line;
    this.#leg = leg;
    this.#reader = new FrameReader(this);
    this.control = new ControlFrames(line, leg);
    this.#headers = new HeaderReader(leg, line.workings);
    this.#fullWindow = connectionWindow;
  }

  /** Since when the rest of a header block is waited for. */
  get headersSinceMs(): number | undefined {
    return this.#headers.sinceMs;
  }

  /** Lets the peer send as much as it may on the connection. */
  openWindow(): void {
    const more = this.#fullWindow - DEFAULT_WINDOW;
    if (more <= 0) return;
    this.#line.output.writeWindowUpdate(0, more);
    this.#window += more;
  }

  /** How far the bytes were read that were given last. */
  get at(): number {
    return this.#reader.at;
  }

  /** See {@linkcode FrameReader.left}. */
  get framesLeft(): number {
    return this.#reader.left;
  }

  feed(bytes: Uint8Array, start: number, frames?: number): number {
    return this.#reader.feed(bytes, start, frames);
  }

  /** Nothing is read any more. */
  stop(): void {
    this.#reader.stop();
  }

  onFrame(
    type: number,
    flags: number,
    id: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    if (type === FRAME.headers) {
      if (!this.control.isGreeted) return ERROR_CODE.protocol;
      return this.#headers.onHeaders(flags, id, bytes, start, end);
    }
    if (type === FRAME.continuation) {
      return this.#headers.onContinuation(flags, bytes, start, end);
    }
    return this.control.onFrame(type, flags, id, bytes, start, end);
  }

  onDataHead(id: number, flags: number, length: number): number {
    this.#body = null;
    if (!this.control.isGreeted) return ERROR_CODE.protocol;
    this.#window -= length;
    if (this.#window < 0) return ERROR_CODE.flowControl;
    this.#returnWindow(length);
    const stream = this.#line.streams.get(id);
    if (stream === undefined) return this.#onStrayData(id);
    if (stream.remoteDone) {
      return this.#line.fault(stream, ERROR_CODE.streamClosed);
    }
    stream.receiveWindow -= length;
    if (stream.receiveWindow < 0) {
      return this.#line.fault(stream, ERROR_CODE.flowControl);
    }
    this.#body = stream;
    this.#bodyLast = (flags & FLAG.endStream) !== 0;
    stream.unreturned += length; // less what onData() passes on: the padding
    stream.movedMs = this.#line.workings.clock.nowMs;
    return 0;
  }

  onData(
    _id: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    left: number,
  ): number {
    const stream = this.#body;
    if (stream === null || stream.closed) return 0;
    const count = end - start;
    stream.unreturned -= count;
    const last = left === 0 && this.#bodyLast;
    if (stream.promised >= 0) {
      stream.promised -= count;
      const isWrong = stream.promised < 0 || (last && stream.promised > 0);
      if (isWrong) return this.#line.fault(stream, ERROR_CODE.protocol);
    }
    if (count === 0 && !last) return this.#line.glitch(); // at most padding
    if (last) stream.remoteDone = true;
    // First, as its end makes room that may be used at once.
    if (last && stream.localDone) this.#line.close(stream, false);
    this.#leg.onBody(stream, bytes, start, end, last);
    return 0;
  }

  #onStrayData(id: number): number {
    if (this.#leg.isIdle(id)) return ERROR_CODE.protocol;
    const code = this.#line.glitch();
    if (code !== 0 || this.#line.streams.wasReset(id)) return code;
    return this.#line.faultOf(id, ERROR_CODE.streamClosed);
  }

  /** The connection's window is never what holds one stream up for another. */
  #returnWindow(count: number): void {
    this.#unreturned += count;
    if (this.#unreturned * 2 < this.#fullWindow) return;
    this.#line.output.writeWindowUpdate(0, this.#unreturned);
    this.#window += this.#unreturned;
    this.#unreturned = 0;
  }
}
