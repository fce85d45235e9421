import type { Refusal } from "../grpc_status.ts";
import { Arrivals, type ArrivalsOptions } from "./arrivals.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";
import { ERROR_CODE, FLAG, MAX_31_BITS, SETTING } from "./frame.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import type { Leg } from "./leg.ts";
import { lookAfter } from "./look_after.ts";
import type { Stream } from "./stream.ts";

/** Eight bytes that tell our ping from nobody else's. */
const PING = new TextEncoder().encode("teller!?");
/** A drain does not wait longer for its ping to come back, ms. */
const ROUND_TRIP_MS = 1_000;

/** What a client's connection works with. */
export interface ServerLegOptions extends ConnectionOptions {
  readonly hall: ArrivalsOptions["hall"];
  readonly client: ArrivalsOptions["client"];
}

/** The connection of one client: requests in, answers out. */
export class ServerLeg implements Leg {
  /** A client may allow pushes; we do not make any. */
  readonly mostPush = 1;
  readonly connection: Connection;
  readonly client: ArrivalsOptions["client"];
  readonly #arrivals: Arrivals;
  readonly #openedMs: number;
  #idleSinceMs: number;
  /** GOAWAY was said: when; 0: not yet. */
  #drainingMs = 0;
  /** The client said GOAWAY. */
  #isLeaving = false;

  constructor(options: ServerLegOptions) {
    const { nowMs } = options.workings.clock;
    this.client = options.client;
    this.connection = new Connection(this, options);
    this.#arrivals = new Arrivals(this.connection, options);
    this.#openedMs = nowMs;
    this.#idleSinceMs = nowMs;
  }

  get lastId(): number {
    return this.#arrivals.lastId;
  }

  /** Says what we allow. */
  greet(): void {
    const { limits } = this.connection.workings;
    this.connection.greet([
      SETTING.maxConcurrentStreams,
      limits.streams,
      SETTING.initialWindowSize,
      limits.streamWindow,
      SETTING.maxHeaderListSize,
      limits.headerBytes,
    ]);
  }

  get isOver(): boolean {
    return this.connection.isOver;
  }

  /** Takes in what the socket received, then begins what is new in it. */
  read(bytes: Uint8Array, start: number): number {
    const { connection } = this;
    const { limits, share, clock } = connection.workings;
    const frames = share.allow(limits.framesPerTurn, clock.nowMs);
    if (frames <= 0) return start;
    const at = connection.receive(bytes, start, frames);
    share.spend(frames - connection.framesLeft);
    this.#arrivals.lobby.onRead();
    return at;
  }

  /** The first of two GOAWAYs: the client may not have heard of it for a while. */
  drain(): void {
    const { connection } = this;
    if (this.#drainingMs !== 0 || connection.isOver) return;
    if (!connection.isGreeted) return connection.end();
    this.#drainingMs = connection.clock.nowMs;
    connection.output.writeGoaway(MAX_31_BITS, ERROR_CODE.none);
    connection.output.writePing(FLAG.none, PING, 0);
  }

  /** The client sends no more, but may still read. */
  onHalfClosed(): void {
    const { connection } = this;
    this.#arrivals.finalId = this.lastId;
    for (const stream of connection.streams.values()) {
      if (stream.remoteDone) continue;
      connection.reset(stream, ERROR_CODE.cancel);
      stream.exchange?.onClientGone();
    }
    connection.onPeerDone();
    if (connection.streams.size === 0) connection.end();
  }

  /** Ends every request that is under way, or only those without end server. */
  cutAll(refusal: Refusal, which: "waiting" | "all"): void {
    for (const { exchange } of this.connection.streams.values()) {
      if (exchange === null) continue;
      if (which === "all" || exchange.up === null) exchange.cut(refusal);
    }
  }

  /** Looks at what has taken too long. */
  tick(): void {
    const { connection } = this;
    connection.tick();
    if (connection.isOver) return;
    const { nowMs } = connection.clock;
    const { prefaceMs, headersMs, idleMs } = connection.workings.limits;
    const isSilent =
      !connection.isGreeted && nowMs - this.#openedMs > prefaceMs;
    const since = connection.headersSinceMs ?? nowMs;
    if (isSilent || nowMs - since > headersMs) {
      return connection.fail(ERROR_CODE.protocol);
    }
    this.#arrivals.lobby.beginAll();
    const { limits } = connection.workings;
    for (const stream of connection.streams.values()) lookAfter(stream, limits);
    const isIdle = connection.streams.size === 0;
    if (isIdle && nowMs - this.#idleSinceMs > idleMs) this.drain();
    const isLate = nowMs - this.#drainingMs > ROUND_TRIP_MS;
    if (this.#drainingMs !== 0 && isLate) this.#finish();
  }

  isIdle(id: number): boolean {
    return id > this.lastId || id % 2 === 0;
  }

  /**
   * RFC 9113 §6.4 ends the connection for it, and so do we before the first
   * request. But gRPC's C core resets streams whose HEADERS it never sent when
   * deadlines pass by the dozen: every other call of that client would fail.
   */
  forgivesReset(id: number): boolean {
    return this.lastId > 0 && id % 2 === 1;
  }

  onHeaders(
    id: number,
    block: HeaderBlock | undefined,
    last: boolean,
    isFaulty: boolean,
  ): number {
    const stream = this.connection.streams.get(id);
    if (stream === undefined) {
      return this.#arrivals.onHeaders(id, block, last, isFaulty);
    }
    return this.#arrivals.onTrailers(stream, block, last);
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
    const isPremature = !exchange.hasAnswer;
    exchange.onClientGone();
    return isPremature ? this.#arrivals.lobby.countReset() : 0;
  }

  onFault(stream: Stream | undefined): number {
    stream?.exchange?.onClientGone();
    return this.#arrivals.lobby.countReset();
  }

  /** The client is leaving: what it has is finished, and that is all. */
  onGoaway(): void {
    this.#isLeaving = true;
    if (this.connection.streams.size === 0) this.#finish();
  }

  onPong(): void {
    if (this.#drainingMs !== 0) this.#finish();
  }

  onSettings(): void {}

  onClosed(): void {
    if (this.connection.streams.size > 0) return;
    this.#idleSinceMs = this.connection.clock.nowMs;
    if (this.#isLeaving) this.#finish();
    if (this.#arrivals.finalId !== MAX_31_BITS) this.connection.end();
  }

  /** An early answer: the rest of the request is not wanted. */
  onLocalDone(stream: Stream): void {
    if (stream.remoteDone) return this.connection.close(stream, false);
    this.connection.reset(stream, ERROR_CODE.none);
  }

  onLost(streams: readonly Stream[]): void {
    for (const { exchange } of streams) exchange?.onClientGone();
  }

  /** The last GOAWAY: nothing after the streams of now. */
  #finish(): void {
    const { connection } = this;
    if (this.#arrivals.finalId !== MAX_31_BITS || connection.isOver) return;
    this.#arrivals.finalId = this.lastId;
    connection.output.writeGoaway(this.lastId, ERROR_CODE.none);
    if (connection.streams.size === 0) connection.end();
  }
}
