import type { ClientConnection } from "../connections.ts";
import { GrpcCode, type Refusal } from "../grpc_status.ts";
import { Allowance } from "./allowance.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";
import { Exchange, type Hall } from "./exchange.ts";
import { readTrailers } from "./fields.ts";
import { ERROR_CODE, FLAG, MAX_31_BITS, SETTING } from "./frame.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import type { Leg } from "./leg.ts";
import { bareBlock, tooLargeBlock } from "./refusal_block.ts";
import { readRequest, type RequestHead } from "./request_head.ts";
import { Stream } from "./stream.ts";

const LATE = {
  code: GrpcCode.deadlineExceeded,
  message:
    "Cannot answer in time: the request's deadline has passed; allow more time",
};
const NOT_IMPLEMENTED = bareBlock(501);
/** For who speaks gRPC and for who does not: nothing of it could be read. */
const TOO_LARGE = tooLargeBlock({
  code: GrpcCode.resourceExhausted,
  message:
    "Cannot take the request: its headers are larger than 16 KiB or more than 100; send less metadata",
});
/** Eight bytes that tell our ping from nobody else's. */
const PING = new TextEncoder().encode("teller!?");
/** A drain does not wait longer for its ping to come back, ms. */
const ROUND_TRIP_MS = 1_000;

/** What a client's connection works with. */
export interface ServerLegOptions extends ConnectionOptions {
  readonly hall: Hall;
  readonly client: ClientConnection;
}

/** The connection of one client: requests in, answers out. */
export class ServerLeg implements Leg {
  readonly connection: Connection;
  readonly client: ClientConnection;
  /** The highest stream a client has opened. */
  lastId = 0;
  readonly #hall: Hall;
  readonly #resets: Allowance;
  /** Arrived with what is being read, not yet begun. */
  #newcomers: Exchange[] = [];
  readonly #openedMs: number;
  #idleSinceMs: number;
  /** GOAWAY was said: when; 0: not yet. */
  #drainingMs = 0;
  /** … and the last stream that will be served. */
  #finalId = MAX_31_BITS;

  constructor(options: ServerLegOptions) {
    const { limits, clock, hall, client } = options;
    this.#hall = hall;
    this.client = client;
    this.connection = new Connection(this, options);
    const { resets, resetsPerSecond } = limits;
    this.#resets = new Allowance(resets, resetsPerSecond, clock.nowMs);
    this.#openedMs = clock.nowMs;
    this.#idleSinceMs = clock.nowMs;
  }

  /** Says what we allow. */
  greet(): void {
    const { streams, streamWindow, headerBytes } = this.connection.limits;
    this.connection.greet([
      SETTING.maxConcurrentStreams,
      streams,
      SETTING.initialWindowSize,
      streamWindow,
      SETTING.maxHeaderListSize,
      headerBytes,
    ]);
  }

  /** Takes in what the socket received, then begins what is new in it. */
  receive(bytes: Uint8Array, start: number): void {
    this.connection.receive(bytes, start);
    if (this.#newcomers.length > 0 && !this.#isSuspicious()) this.#beginAll();
  }

  /** The first of two GOAWAYs: the client may not have heard of it for a while. */
  drain(): void {
    if (this.#drainingMs !== 0 || this.connection.isOver) return;
    if (!this.connection.isGreeted) return this.connection.end();
    this.#drainingMs = this.connection.clock.nowMs;
    const { output } = this.connection;
    output.writeGoaway(MAX_31_BITS, ERROR_CODE.none);
    output.writePing(FLAG.none, PING, 0);
  }

  /** The client sends no more, but may still read. */
  onHalfClosed(): void {
    const { connection } = this;
    this.#finalId = this.lastId;
    for (const stream of connection.streams.values()) {
      if (stream.remoteDone) continue;
      connection.reset(stream, ERROR_CODE.cancel);
      stream.exchange?.onClientGone();
    }
    if (connection.streams.size === 0) connection.end();
  }

  /** Ends every request that has no end server yet. */
  cutWaiting(refusal: Refusal): void {
    for (const { exchange } of this.connection.streams.values()) {
      if (exchange?.up === null) exchange.cut(refusal);
    }
  }

  /** Ends every request that is under way. */
  cutAll(refusal: Refusal): void {
    for (const stream of this.connection.streams.values()) {
      stream.exchange?.cut(refusal);
    }
  }

  /** Looks at what has taken too long. */
  tick(): void {
    const { connection } = this;
    connection.tick();
    if (connection.isOver) return;
    if (this.#newcomers.length > 0) this.#beginAll();
    const { nowMs } = connection.clock;
    const { prefaceMs, headersMs, idleMs } = connection.limits;
    const isSilent =
      !connection.isGreeted && nowMs - this.#openedMs > prefaceMs;
    const since = connection.headersSinceMs ?? nowMs;
    if (isSilent || nowMs - since > headersMs) {
      return connection.fail(ERROR_CODE.protocol);
    }
    for (const stream of connection.streams.values()) this.#look(stream, nowMs);
    const isIdle = connection.streams.size === 0;
    if (isIdle && nowMs - this.#idleSinceMs > idleMs) this.drain();
    const isLate = nowMs - this.#drainingMs > ROUND_TRIP_MS;
    if (this.#drainingMs !== 0 && isLate) this.#finish();
  }

  isIdle(id: number): boolean {
    return id > this.lastId || id % 2 === 0;
  }

  onHeaders(
    id: number,
    block: HeaderBlock | undefined,
    last: boolean,
    isFaulty: boolean,
  ): number {
    const stream = this.connection.streams.get(id);
    if (stream !== undefined) return this.#onTrailers(stream, block, last);
    if (id % 2 === 0) return ERROR_CODE.protocol;
    if (id <= this.lastId) return this.#onStray(id);
    this.lastId = id;
    if (id > this.#finalId) return 0;
    return this.#onRequest(new Stream(this.connection, id), {
      block,
      last,
      isFaulty,
    });
  }

  onBody(
    stream: Stream,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void {
    stream.exchange?.onRequestData(bytes, start, end, last);
  }

  onReset(stream: Stream): number {
    const { exchange } = stream;
    if (exchange === null || exchange.isOver) return 0;
    exchange.onClientGone();
    return this.#countReset();
  }

  onFault(stream: Stream | undefined): number {
    stream?.exchange?.onClientGone();
    return this.#countReset();
  }

  onGoaway(): void {} // a client that leaves finishes what it has

  onPong(): void {
    if (this.#drainingMs !== 0) this.#finish();
  }

  onSettings(): void {}

  onClosed(): void {
    if (this.connection.streams.size > 0) return;
    this.#idleSinceMs = this.connection.clock.nowMs;
    if (this.#finalId !== MAX_31_BITS) this.connection.end();
  }

  /** An early answer: the rest of the request is not wanted. */
  onLocalDone(stream: Stream): void {
    if (stream.remoteDone) return this.connection.close(stream, false);
    this.connection.reset(stream, ERROR_CODE.none);
  }

  onLost(): void {
    this.#newcomers.length = 0;
    const streams = [...this.connection.streams.values()];
    this.connection.streams.clear();
    for (const stream of streams) {
      stream.closed = true;
      stream.exchange?.onClientGone();
    }
  }

  #onRequest(
    stream: Stream,
    what: {
      readonly block: HeaderBlock | undefined;
      readonly last: boolean;
      readonly isFaulty: boolean;
    },
  ): number {
    const { block, last, isFaulty } = what;
    const { connection } = this;
    const { streams, limits } = connection;
    if (streams.size >= limits.streams) {
      connection.output.writeReset(stream.id, ERROR_CODE.refusedStream);
      connection.closedStreams.add(stream.id, true);
      return connection.glitch() ? 0 : ERROR_CODE.enhanceYourCalm;
    }
    stream.remoteDone = last;
    streams.set(stream.id, stream);
    if (block === undefined) return this.#answerBare(stream, TOO_LARGE);
    const head = readRequest(block, this.client.address);
    const isBroken = isFaulty || !head.isValid;
    if (isBroken || (last && head.contentLength > 0)) {
      return connection.fault(stream, ERROR_CODE.protocol);
    }
    stream.promised = head.contentLength;
    if (head.method === "CONNECT") {
      return this.#answerBare(stream, NOT_IMPLEMENTED);
    }
    this.#admit(stream, head);
    return 0;
  }

  #admit(stream: Stream, head: RequestHead): void {
    const connection = this.client;
    const exchange = new Exchange(this.#hall, {
      down: stream,
      head,
      connection,
    });
    stream.exchange = exchange;
    this.#newcomers.push(exchange);
  }

  #beginAll(): void {
    const newcomers = this.#newcomers;
    this.#newcomers = [];
    for (const exchange of newcomers) {
      if (!exchange.isOver) exchange.begin();
    }
  }

  #onTrailers(
    stream: Stream,
    block: HeaderBlock | undefined,
    last: boolean,
  ): number {
    const { connection } = this;
    if (stream.remoteDone) {
      return connection.fault(stream, ERROR_CODE.streamClosed);
    }
    const isFine = block !== undefined && readTrailers(block).isValid;
    if (!isFine || !last || stream.promised > 0) {
      return connection.fault(stream, ERROR_CODE.protocol);
    }
    stream.remoteDone = true;
    stream.exchange?.onRequestTrailers(block);
    if (stream.localDone) connection.close(stream, false);
    return 0;
  }

  /** Headers for a stream that was opened before, or skipped. */
  #onStray(id: number): number {
    const { closedStreams } = this.connection;
    if (closedStreams.wasReset(id)) {
      return this.connection.glitch() ? 0 : ERROR_CODE.enhanceYourCalm;
    }
    return closedStreams.has(id)
      ? ERROR_CODE.streamClosed
      : ERROR_CODE.protocol;
  }

  #answerBare(stream: Stream, block: HeaderBlock): number {
    this.connection.sender.headers(stream, block, true);
    return this.#countReset();
  }

  #countReset(): number {
    const { nowMs } = this.connection.clock;
    return this.#resets.spend(nowMs) ? 0 : ERROR_CODE.enhanceYourCalm;
  }

  /** Who resets much has new requests looked at later: they may be gone then. */
  #isSuspicious(): boolean {
    const { clock, limits } = this.connection;
    return this.#resets.spent(clock.nowMs) > limits.resetsBeforeSuspicion;
  }

  #look(stream: Stream, nowMs: number): void {
    const { limits } = this.connection;
    const { exchange } = stream;
    if (exchange !== null && !exchange.isOver) {
      const late = nowMs - exchange.deadlineMs > limits.deadlineGraceMs;
      if (late) return exchange.cut(LATE);
    }
    if (nowMs - stream.movedMs <= limits.bodyStallMs) return;
    if (!isClientsTurn(stream)) return;
    this.connection.reset(stream, ERROR_CODE.cancel);
    exchange?.onClientGone();
  }

  /** The second GOAWAY: nothing after the streams of now. */
  #finish(): void {
    if (this.#finalId !== MAX_31_BITS || this.connection.isOver) return;
    this.#finalId = this.lastId;
    this.connection.output.writeGoaway(this.lastId, ERROR_CODE.none);
    if (this.connection.streams.size === 0) this.connection.end();
  }
}

/** Whether we wait for the client: to read, or to go on with its request. */
function isClientsTurn(stream: Stream): boolean {
  if (stream.queue !== null) return true;
  if (stream.remoteDone) return false;
  const { exchange } = stream;
  if (exchange === null || exchange.isOver) return true;
  const { up } = exchange;
  return up !== null && up.queue === null && !exchange.hasAnswer;
}
