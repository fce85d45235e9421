import type { Refusal } from "../grpc_status.ts";
import type { ByteQueue } from "./byte_queue.ts";
import type { Clock } from "../clock.ts";
import type { Header } from "./hpack/header.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";

/** The outgoing half of a connection, as its streams see it. */
export interface StreamSender {
  /** What may be sent on a new stream. */
  readonly initialWindow: number;
  /** Sends headers, after which come a body or trailers unless `last`. */
  headers(
    stream: Stream,
    block: HeaderBlock,
    last: boolean,
    extra?: Header,
  ): void;
  /**
   * Sends an answer before the answer. No window holds these, so that one is
   * left out where the peer does not read.
   */
  interim(stream: Stream, block: HeaderBlock): void;
  /** Sends a piece of the body; `last`: END_STREAM comes with it. */
  data(
    stream: Stream,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void;
  /** Sends trailers, once all of the body has gone out. */
  trailers(stream: Stream, block: HeaderBlock): void;
}

/** A connection, as its streams see it. */
export interface StreamBearer {
  readonly sender: StreamSender;
  readonly output: { readonly appended: number };
  readonly clock: Clock;
  /** What the peer may send on a new stream. */
  readonly streamWindow: number;
  /** `count` bytes of `stream` have gone where they belong. */
  giveBack(stream: Stream, count: number): void;
  /** Ends a stream on our side. */
  reset(stream: Stream, code: number): void;
}

/** Whose request and answer a stream carries, on either leg. */
export interface StreamUser {
  /** The end server's stream, while there is one. */
  readonly up: Stream | null;
  /** The answer has ended, or there will be none. */
  readonly isOver: boolean;
  /** The end server has begun to answer. */
  readonly hasAnswer: boolean;
  /** The client has said all it began to say, and may say more. */
  readonly isQuiet: boolean;
  /** When the request's own deadline passes, on the engine's clock. */
  readonly deadlineMs: number;
  /** `count` bytes left on `stream`: who sent them to us may send more. */
  onSent(stream: Stream, count: number): void;
  /** A piece of the request's body; `last`: it is whole now. */
  onRequestData(
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void;
  /** Trailers end the request. */
  onRequestTrailers(block: HeaderBlock): void;
  /** The client reset its stream, or is gone. */
  onClientGone(): void;
  /** Breaks it off with a status, wherever it stands. */
  cut(refusal: Refusal): void;
  /** Headers or trailers of the answer. */
  onAnswerHeaders(block: HeaderBlock, last: boolean): void;
  /** A piece of the answer's body. */
  onAnswerData(
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void;
  /** The end server reset the stream. */
  onUpReset(code: number): void;
  /** Its connection broke; or, `isUnprocessed`, it surely did nothing. */
  onUpLost(isUnprocessed: boolean): void;
  /** The end server broke a rule of HTTP/2, and was told. */
  onUpFault(): void;
}

/**
 * One HTTP/2 stream, of either leg: its state, its windows, and what waits to
 * be sent on it. `localDone`: we have sent END_STREAM; `remoteDone`: the peer
 * has. Both, or a reset, and it is closed.
 */
export class Stream {
  readonly connection: StreamBearer;
  readonly id: number;
  /** `null` once nobody cares. */
  exchange: StreamUser | null = null;
  localDone = false;
  remoteDone = false;
  closed = false;
  /** What we may still send. */
  sendWindow: number;
  /** What the peer may still send. */
  receiveWindow: number;
  /** Taken in and passed on, but not yet given back to the peer. */
  unreturned = 0;
  /** What the content-length still promises; −1: nothing was promised. */
  promised = -1;
  /** Waits for a window or for room in the output. */
  queue: ByteQueue | null = null;
  /** The end comes after what waits. */
  endWaits = false;
  /** … and it is these trailers. */
  trailers: HeaderBlock | null = null;
  /** It is among its connection's blocked ones. */
  isBlocked = false;
  /** Where its first byte stands in all that the connection ever sent. */
  readonly startsAt: number;
  /** When bytes last moved on it, on the engine's coarse clock. */
  movedMs: number;

  constructor(connection: StreamBearer, id: number) {
    this.connection = connection;
    this.id = id;
    this.sendWindow = connection.sender.initialWindow;
    this.receiveWindow = connection.streamWindow;
    this.startsAt = connection.output.appended;
    this.movedMs = connection.clock.nowMs;
  }
}
