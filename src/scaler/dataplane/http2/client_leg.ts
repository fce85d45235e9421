import { Connection, type ConnectionOptions } from "./connection.ts";
import { ERROR_CODE, FLAG, MAX_31_BITS, PREFACE, SETTING } from "./frame.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import type { Leg } from "./leg.ts";
import { Stream } from "./stream.ts";

const PREFACE_BYTES = new TextEncoder().encode(PREFACE);
const PING = new TextEncoder().encode("teller??");

/** Whom a connection to an end server tells of itself. */
export interface LegWatcher {
  /** Its settings have come, or have changed. */
  onUp(leg: ClientLeg): void;
  /** It takes no new streams; those it has go on. `code`: why. */
  onRetired(leg: ClientLeg, code: number): void;
  onLost(leg: ClientLeg): void;
}

/** One connection to an end server: requests out, answers in. */
export class ClientLeg implements Leg {
  readonly connection: Connection;
  /** No server pushes to itself. */
  readonly mostPush = 0;
  /** An end server opens no streams. */
  readonly lastId = 0;
  /** Streams it takes at once. */
  maxStreams = 0;
  isRetired = false;
  readonly #watcher: LegWatcher;
  #nextId = 1;
  readonly #openedMs: number;
  #pingedMs = 0;
  #misses = 0;
  #isPinging = false;

  constructor(watcher: LegWatcher, options: ConnectionOptions) {
    this.#watcher = watcher;
    this.connection = new Connection(this, options);
    this.#openedMs = options.workings.clock.nowMs;
    this.connection.output.writeRaw(PREFACE_BYTES);
    this.connection.greet([
      SETTING.enablePush,
      0,
      SETTING.initialWindowSize,
      options.streamWindow,
      SETTING.maxHeaderListSize,
      options.workings.limits.headerBytes,
    ]);
  }

  /** Whether it takes one more stream. */
  get hasRoom(): boolean {
    const { connection } = this;
    return (
      !this.isRetired &&
      !connection.isOver &&
      connection.streams.size < this.maxStreams
    );
  }

  /** A new stream; ask {@linkcode hasRoom} before. */
  open(): Stream {
    const { connection } = this;
    const stream = new Stream(connection, this.#nextId);
    this.#nextId += 2;
    connection.streams.add(stream);
    if (this.#nextId >= MAX_31_BITS) this.#retire(ERROR_CODE.none);
    return stream;
  }

  /** Asks whether it is still there, after a silence of `pingMs`. */
  tick(pingMs: number): void {
    const { connection } = this;
    connection.tick();
    if (connection.isOver) return;
    const { limits } = connection.workings;
    const { nowMs } = connection.clock;
    if (!connection.isGreeted) {
      const isLate = nowMs - this.#openedMs > limits.connectMs;
      return isLate ? connection.fail(ERROR_CODE.settingsTimeout) : undefined;
    }
    if (connection.heardMs >= this.#pingedMs) this.#isPinging = false;
    if (!this.#isPinging && nowMs - connection.heardMs < pingMs) return;
    if (!this.#isPinging) this.#misses = 0;
    else if (nowMs - this.#pingedMs < limits.pingWaitMs) return;
    else if (++this.#misses >= limits.pingMisses) return connection.abort();
    this.#isPinging = true;
    this.#pingedMs = nowMs;
    connection.output.writePing(FLAG.none, PING, 0);
  }

  isIdle(id: number): boolean {
    return id >= this.#nextId || id % 2 === 0;
  }

  forgivesReset(): boolean {
    return false;
  }

  onHeaders(
    id: number,
    block: HeaderBlock | undefined,
    last: boolean,
    isFaulty: boolean,
  ): number {
    const { connection } = this;
    const stream = connection.streams.get(id);
    if (stream === undefined) return this.#onStray(id);
    if (stream.remoteDone) {
      return connection.fault(stream, ERROR_CODE.streamClosed);
    }
    const isShort = last && stream.promised > 0;
    if (block === undefined || isFaulty || isShort) {
      return connection.fault(stream, ERROR_CODE.protocol);
    }
    stream.remoteDone = last;
    stream.movedMs = connection.clock.nowMs;
    // First, as its end makes room that may be used at once.
    if (last && stream.localDone) connection.close(stream, false);
    stream.exchange?.onAnswerHeaders(block, last);
    return 0;
  }

  onBody(
    stream: Stream,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void {
    stream.exchange?.onAnswerData(bytes, start, end, last);
  }

  onReset(stream: Stream, code: number): number {
    stream.exchange?.onUpReset(code);
    return 0;
  }

  onFault(stream: Stream | undefined): number {
    stream?.exchange?.onUpFault();
    return 0;
  }

  onGoaway(lastId: number, code: number): void {
    this.#retire(code);
    const { streams } = this.connection;
    for (const stream of [...streams.values()]) {
      if (stream.id <= lastId) continue;
      this.connection.close(stream, true);
      stream.exchange?.onUpLost(true);
    }
    if (streams.size === 0) this.connection.end();
  }

  onPong(): void {} // that it was heard is enough

  onSettings(maxStreams: number): void {
    this.maxStreams = maxStreams;
    if (!this.isRetired) this.#watcher.onUp(this);
  }

  onClosed(): void {
    const isEmpty = this.connection.streams.size === 0;
    if (this.isRetired && isEmpty) this.connection.end();
  }

  onLocalDone(stream: Stream): void {
    if (stream.remoteDone) this.connection.close(stream, false);
  }

  onLost(streams: readonly Stream[]): void {
    const { taken } = this.connection.output;
    this.#watcher.onLost(this);
    for (const { exchange, startsAt } of streams) {
      exchange?.onUpLost(taken <= startsAt);
    }
  }

  #retire(code: number): void {
    if (this.isRetired) return;
    this.isRetired = true;
    this.#watcher.onRetired(this, code);
  }

  /** Headers for a stream that has ended, or that we have given up. */
  #onStray(id: number): number {
    if (this.isIdle(id)) return ERROR_CODE.protocol;
    const { connection } = this;
    const code = connection.glitch();
    if (code !== 0 || connection.streams.wasReset(id)) return code;
    return connection.faultOf(id, ERROR_CODE.streamClosed);
  }
}
