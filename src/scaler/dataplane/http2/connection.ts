import { Glitches } from "./glitches.ts";
import { Inbound } from "./inbound.ts";
import type { Leg } from "./leg.ts";
import { Output, type ByteSink, type OutputOwner } from "./output.ts";
import { Sender } from "./sender.ts";
import type { Stream, StreamBearer } from "./stream.ts";
import { StreamTable } from "./stream_table.ts";
import type { Workings } from "./workings.ts";

/** A peer that has not closed after our last word is closed by us, ms. */
const LINGER_MS = 1_000;

/** The part of Bun's socket that a connection needs. */
export interface Wire extends ByteSink {
  /** With `true`: no more from us; what the peer still sends is read. */
  shutdown(halfClose: boolean): void;
  /** Closes it; what the peer has sent and we have not read breaks it. */
  end(): void;
  /** Closes it as it is. */
  terminate(): void;
}

/** What a connection works with. */
export interface ConnectionOptions {
  readonly wire: Wire;
  readonly workings: Workings;
  /** Bytes that may be under way to us, on a stream and in all. */
  readonly streamWindow: number;
  readonly connectionWindow: number;
}

/**
 * One HTTP/2 connection, of either leg: its streams, and its end. To its own
 * parts it is a `Line`.
 */
export class Connection implements StreamBearer, OutputOwner {
  readonly streams = new StreamTable();
  readonly output: Output;
  readonly sender: Sender;
  readonly workings: Workings;
  readonly clock: Workings["clock"];
  readonly streamWindow: number;
  /** Bytes came from the peer last, on the engine's coarse clock. */
  heardMs: number;
  /** Nothing is read or begun any more. */
  isOver = false;

  readonly #leg: Leg;
  readonly #wire: Wire;
  readonly #inbound: Inbound;
  readonly #glitches: Glitches;
  #overMs = 0;
  #isEnding = false;
  #isPeerDone = false;

  constructor(leg: Leg, options: ConnectionOptions) {
    const { wire, workings } = options;
    this.#leg = leg;
    this.#wire = wire;
    this.workings = workings;
    this.clock = workings.clock;
    this.streamWindow = options.streamWindow;
    this.heardMs = workings.clock.nowMs;
    this.output = new Output(wire, workings.flushes, this);
    this.sender = new Sender(this, leg);
    this.#glitches = new Glitches(workings);
    this.#inbound = new Inbound(this, leg, options.connectionWindow);
  }

  /** Since when the rest of a header block is waited for. */
  get headersSinceMs(): number | undefined {
    return this.#inbound.headersSinceMs;
  }

  /** Whether the peer's SETTINGS have come. */
  get isGreeted(): boolean {
    return this.#inbound.control.isGreeted;
  }

  /** How many more frames might have begun of those that were let. */
  get framesLeft(): number {
    return this.#inbound.framesLeft;
  }

  /** Our SETTINGS, and the rest of the connection's window. */
  greet(settings: readonly number[]): void {
    this.output.writeSettings(settings);
    this.#inbound.openWindow();
  }

  /**
   * Takes in what the socket received, as far as `frames` go.
   *
   * @returns how far that is.
   */
  receive(bytes: Uint8Array, start: number, frames?: number): number {
    if (this.isOver) return bytes.length;
    this.heardMs = this.clock.nowMs;
    const code = this.#inbound.feed(bytes, start, frames);
    if (code !== 0) this.fail(code);
    return this.#inbound.at;
  }

  onTaken(): void {
    if (this.output.pending === 0) {
      this.#inbound.control.onAllTaken();
      if (this.#isEnding) this.#finish();
    }
    this.sender.pumpBlocked();
  }

  giveBack(stream: Stream, count: number): void {
    if (stream.remoteDone || stream.closed) return;
    stream.unreturned += count;
    if (stream.unreturned * 2 < this.streamWindow) return;
    this.output.writeWindowUpdate(stream.id, stream.unreturned);
    stream.receiveWindow += stream.unreturned;
    stream.unreturned = 0;
  }

  glitch(): number {
    return this.#glitches.add();
  }

  reset(stream: Stream, code: number): void {
    if (stream.closed) return;
    this.output.writeReset(stream.id, code);
    this.close(stream, true);
  }

  fault(stream: Stream, code: number): number {
    this.reset(stream, code);
    return this.#leg.onFault(stream);
  }

  faultOf(id: number, code: number): number {
    this.output.writeReset(id, code);
    this.streams.remove(id, true);
    return this.#leg.onFault(undefined);
  }

  close(stream: Stream, wasReset: boolean): void {
    if (stream.closed) return;
    stream.closed = true;
    this.sender.drop(stream);
    this.streams.remove(stream.id, wasReset);
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
    if (this.output.pending === 0) this.#finish();
  }

  /** The peer sends no more. */
  onPeerDone(): void {
    this.#isPeerDone = true;
    if (this.isOver && this.output.pending === 0) this.#wire.end();
  }

  /** Nothing comes any more: everything on it is over. */
  lost(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#overMs = this.clock.nowMs;
    this.#inbound.stop();
    const streams = this.streams.clear();
    for (const stream of streams) stream.closed = true;
    this.#leg.onLost(streams);
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

  /** A peer that still sends would be cut off before it has read our word. */
  #finish(): void {
    if (this.#isPeerDone) this.#wire.end();
    else this.#wire.shutdown(true);
  }
}
