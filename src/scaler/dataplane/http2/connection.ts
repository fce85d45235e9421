import { Allowance } from "./allowance.ts";
import type { Clock } from "./clock.ts";
import { ClosedStreams } from "./closed_streams.ts";
import { ControlFrames } from "./control_frames.ts";
import { DEFAULT_WINDOW, ERROR_CODE, FLAG, FRAME } from "./frame.ts";
import { FrameReader } from "./frame_reader.ts";
import type { FrameSink } from "./frame_sink.ts";
import type { FlushQueue } from "./flush_queue.ts";
import { HeaderAssembly } from "./header_assembly.ts";
import { endsConnection } from "./hpack/decode_fault.ts";
import { Decoder } from "./hpack/decoder.ts";
import { Encoder } from "./hpack/encoder.ts";
import type { Leg } from "./leg.ts";
import type { Limits } from "./limits.ts";
import { Output, type ByteSink, type OutputOwner } from "./output.ts";
import { Sender } from "./sender.ts";
import type { Stream } from "./stream.ts";

/** The part of Bun's socket that a connection needs. */
export interface Wire extends ByteSink {
  /** No more from us; what the peer still sends is read. */
  end(): void;
  /** Closes it as it is. */
  terminate(): void;
}

/** What a connection works with. */
export interface ConnectionOptions {
  readonly wire: Wire;
  readonly flushes: FlushQueue;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly streamWindow: number;
  readonly connectionWindow: number;
}

/** A peer that has not closed after our last word is closed by us, ms. */
const LINGER_MS = 1_000;

/**
 * One HTTP/2 connection, of either leg: its streams, the receiving half of
 * flow control, and what a connection says of itself.
 */
export class Connection implements FrameSink, OutputOwner {
  readonly streams = new Map<number, Stream>();
  readonly closedStreams = new ClosedStreams();
  readonly output: Output;
  readonly sender: Sender;
  readonly encoder = new Encoder();
  readonly clock: Clock;
  readonly limits: Limits;
  readonly streamWindow: number;
  /** Bytes came from the peer last, on the engine's coarse clock. */
  heardMs: number;
  /** Nothing is read or begun any more. */
  isOver = false;

  readonly #leg: Leg;
  readonly #wire: Wire;
  readonly #reader: FrameReader;
  readonly #decoder = new Decoder();
  readonly #control: ControlFrames;
  readonly #assembly: HeaderAssembly;
  readonly #glitches: Allowance;
  readonly #fullWindow: number;
  #window = DEFAULT_WINDOW;
  #unreturned = 0;
  /** The stream whose DATA frame is being read. */
  #body: Stream | null = null;
  #bodyLast = false;
  #overMs = 0;
  #isEnding = false;

  constructor(leg: Leg, options: ConnectionOptions) {
    const { wire, clock, limits } = options;
    this.#leg = leg;
    this.#wire = wire;
    this.clock = clock;
    this.limits = limits;
    this.streamWindow = options.streamWindow;
    this.heardMs = clock.nowMs;
    this.output = new Output(wire, options.flushes, this);
    this.sender = new Sender({
      output: this.output,
      encoder: this.encoder,
      clock,
      outputBytes: limits.outputBytes,
      onLocalDone: (stream) => leg.onLocalDone(stream),
    });
    this.#reader = new FrameReader(this);
    this.#control = new ControlFrames(this, leg);
    this.#assembly = new HeaderAssembly(limits, clock);
    const { glitches, glitchesPerSecond } = limits;
    this.#glitches = new Allowance(glitches, glitchesPerSecond, clock.nowMs);
    this.#fullWindow = options.connectionWindow;
  }

  /** Since when a header block is being waited for; `undefined`: none is. */
  get headersSinceMs(): number | undefined {
    return this.#assembly.sinceMs;
  }

  /** Whether the peer's SETTINGS have come. */
  get isGreeted(): boolean {
    return this.#control.isGreeted;
  }

  /** Our SETTINGS, and the rest of the connection's window. */
  greet(settings: readonly number[]): void {
    this.output.writeSettings(settings);
    const more = this.#fullWindow - DEFAULT_WINDOW;
    if (more <= 0) return;
    this.output.writeWindowUpdate(0, more);
    this.#window += more;
  }

  /** Takes in what the socket received. */
  receive(bytes: Uint8Array, start: number): void {
    if (this.isOver) return;
    this.heardMs = this.clock.nowMs;
    const code = this.#reader.feed(bytes, start);
    if (code !== 0) this.fail(code);
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
      return this.#onHeaders(flags, id, bytes, start, end);
    }
    if (type === FRAME.continuation) {
      return this.#onContinuation(flags, bytes, start, end);
    }
    return this.#control.onFrame(type, flags, id, bytes, start, end);
  }

  onDataHead(id: number, flags: number, length: number): number {
    if (!this.isGreeted) return ERROR_CODE.protocol;
    this.#body = null;
    this.#window -= length;
    if (this.#window < 0) return ERROR_CODE.flowControl;
    this.#returnWindow(length);
    const stream = this.streams.get(id);
    if (stream === undefined) return this.#onStrayData(id);
    if (stream.remoteDone) return this.fault(stream, ERROR_CODE.streamClosed);
    stream.receiveWindow -= length;
    if (stream.receiveWindow < 0) {
      return this.fault(stream, ERROR_CODE.flowControl);
    }
    const last = (flags & FLAG.endStream) !== 0;
    if (length === 0 && !last && !this.glitch()) {
      return ERROR_CODE.enhanceYourCalm;
    }
    this.#body = stream;
    this.#bodyLast = last;
    stream.unreturned += length; // less what onData() passes on
    stream.movedMs = this.clock.nowMs;
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
    if (stream.promised >= 0) {
      stream.promised -= count;
      if (stream.promised < 0) return this.fault(stream, ERROR_CODE.protocol);
    }
    const last = left === 0 && this.#bodyLast;
    if (last) {
      if (stream.promised > 0) return this.fault(stream, ERROR_CODE.protocol);
      stream.remoteDone = true;
    }
    this.#leg.onBody(stream, bytes, start, end, last);
    if (last && stream.localDone) this.close(stream, false);
    return 0;
  }

  onTaken(): void {
    if (this.output.pending === 0) {
      this.#control.onAllTaken();
      if (this.#isEnding) this.#wire.end();
    }
    this.sender.pumpBlocked();
  }

  /** `count` bytes of `stream` have gone where they belong. */
  giveBack(stream: Stream, count: number): void {
    if (stream.remoteDone || stream.closed) return;
    stream.unreturned += count;
    if (stream.unreturned * 2 < this.streamWindow) return;
    this.output.writeWindowUpdate(stream.id, stream.unreturned);
    stream.receiveWindow += stream.unreturned;
    stream.unreturned = 0;
  }

  /** Counts a frame that is of no use. @returns whether that is still fine. */
  glitch(): boolean {
    return this.#glitches.spend(this.clock.nowMs);
  }

  /** Ends a stream on our side. */
  reset(stream: Stream, code: number): void {
    if (stream.closed) return;
    this.output.writeReset(stream.id, code);
    this.close(stream, true);
  }

  /** The peer broke a rule on one stream. */
  fault(stream: Stream, code: number): number {
    this.reset(stream, code);
    return this.#leg.onFault(stream, code);
  }

  /** … on a stream that is not open. */
  faultOf(id: number, code: number): number {
    this.output.writeReset(id, code);
    this.closedStreams.add(id, true);
    return this.#leg.onFault(undefined, code);
  }

  /** A stream is over, however that came. */
  close(stream: Stream, wasReset: boolean): void {
    if (stream.closed) return;
    stream.closed = true;
    this.sender.drop(stream);
    this.streams.delete(stream.id);
    this.closedStreams.add(stream.id, wasReset);
    this.#leg.onClosed(stream);
  }

  /** Ends the connection for a fault of the peer, saying so. */
  fail(code: number): void {
    if (this.isOver) return;
    this.output.writeGoaway(this.#leg.lastId, code);
    this.end();
  }

  /** Our last word is said: closes once it has gone out. */
  end(): void {
    if (this.isOver) return;
    this.lost();
    this.#isEnding = true;
    this.output.flush();
    if (this.output.pending === 0) this.#wire.end();
  }

  /** Nothing comes any more: everything on it is over. */
  lost(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#overMs = this.clock.nowMs;
    this.#reader.stop();
    this.#leg.onLost();
  }

  /** The socket is closed. */
  gone(): void {
    this.lost();
    this.output.close();
  }

  /** Closes the socket as it is. */
  abort(): void {
    this.lost();
    this.#wire.terminate();
  }

  /** Closes the socket if it should have been closed long ago. */
  tick(): void {
    const late = this.clock.nowMs - this.#overMs > LINGER_MS;
    if (this.isOver && late) this.#wire.terminate();
  }

  #onHeaders(
    flags: number,
    id: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    if (!this.isGreeted) return ERROR_CODE.protocol;
    const dependsOnItself =
      (flags & FLAG.priority) !== 0 && streamIdAt(bytes, start - 5) === id;
    const last = (flags & FLAG.endStream) !== 0;
    if ((flags & FLAG.endHeaders) !== 0) {
      return this.#onBlock(id, bytes, start, end, last, dependsOnItself);
    }
    return this.#assembly.begin(
      { id, last, dependsOnItself },
      bytes,
      start,
      end,
    );
  }

  #onContinuation(
    flags: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    const assembly = this.#assembly;
    const code = assembly.add(bytes, start, end);
    if (code !== 0 || (flags & FLAG.endHeaders) === 0) return code;
    const { id, last, dependsOnItself, bytes: all } = assembly.finish();
    return this.#onBlock(id, all, 0, all.length, last, dependsOnItself);
  }

  #onBlock(
    id: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
    isFaulty: boolean,
  ): number {
    const block = this.#decoder.decode(bytes, start, end);
    if (typeof block !== "number") {
      return this.#leg.onHeaders(id, block, last, isFaulty);
    }
    if (endsConnection(block)) return ERROR_CODE.compression;
    return this.#leg.onHeaders(id, undefined, last, true);
  }

  #onStrayData(id: number): number {
    if (this.#leg.isIdle(id)) return ERROR_CODE.protocol;
    if (!this.glitch()) return ERROR_CODE.enhanceYourCalm;
    if (this.closedStreams.wasReset(id)) return 0;
    return this.faultOf(id, ERROR_CODE.streamClosed);
  }

  /** The connection's window is never what holds one stream up for another. */
  #returnWindow(count: number): void {
    this.#unreturned += count;
    if (this.#unreturned * 2 < this.#fullWindow) return;
    this.output.writeWindowUpdate(0, this.#unreturned);
    this.#window += this.#unreturned;
    this.#unreturned = 0;
  }
}

/** The 31 bits of a stream id at `start`. */
export function streamIdAt(bytes: Uint8Array, start: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(start, start + 4);
  return ((a & 0x7f) << 24) | (b << 16) | (c << 8) | d;
}
