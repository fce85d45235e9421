import type { ClientConnection } from "../connections.ts";
import type {
  Admission,
  Arrival,
  EndpointOutcome,
  Exchange as Told,
  Reception,
  Target,
} from "../engine.ts";
import { GrpcCode, type Refusal } from "../grpc_status.ts";
import { Answer } from "./answer.ts";
import { ByteQueue } from "./byte_queue.ts";
import { ERROR_CODE } from "./frame.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import { refuse } from "./refuse.ts";
import type { RequestHead } from "./request_head.ts";
import type { Stream } from "./stream.ts";

/** Of a request that may have to be sent again, so much is kept. */
const KEPT_BYTES = 64 * 1024;

/** What an exchange needs of its engine. */
export interface Hall {
  readonly reception: Reception;
  /** A new stream to an end server, if its connection can take one. */
  open(target: Target): Stream | undefined;
}

/** One request over both legs: bytes up, bytes down, one end. */
export class Exchange implements Told, Arrival {
  readonly method: string;
  readonly timeoutMs: number | undefined;
  readonly connection: ClientConnection;
  readonly head: RequestHead;
  /** The client's stream. */
  readonly down: Stream;
  /** The end server's; `null` before it is sent on and after it is over. */
  up: Stream | null = null;
  /** The answer has ended, or there will be none. */
  isOver = false;
  /** When its own deadline passes, on the engine's clock. */
  readonly deadlineMs: number;

  readonly #hall: Hall;
  readonly #answer: Answer;
  #admission: Admission | null = null;
  #target: Target | null = null;
  #bytesIn = 0;
  #bytesOut = 0;
  /** Where the client's part has ended. */
  #isWhole: boolean;
  #trailers: HeaderBlock | null = null;
  /** The body so far, while it may have to be sent (again). */
  #kept: ByteQueue | null = null;
  #canRepeat = true;
  /** Bytes of the body that went out in this try, and in any. */
  #sent = 0;
  #mostSent = 0;

  constructor(
    hall: Hall,
    options: {
      readonly down: Stream;
      readonly head: RequestHead;
      readonly connection: ClientConnection;
    },
  ) {
    this.#hall = hall;
    this.down = options.down;
    this.head = options.head;
    this.connection = options.connection;
    this.method = this.head.path;
    this.timeoutMs = this.head.timeoutMs;
    this.deadlineMs = this.down.movedMs + (this.timeoutMs ?? Infinity);
    this.#isWhole = this.down.remoteDone;
    this.#answer = new Answer(this);
  }

  /** Asks for an end server. */
  begin(): void {
    this.#admission = this.#hall.reception.onRequest(this, this);
    this.#admission.apply();
  }

  forward(target: Target, waitedMs: number): void {
    this.#target = target;
    const up = this.#hall.open(target);
    if (up === undefined) return this.unprocessed();
    this.up = up;
    up.exchange = this;
    this.#sent = 0;
    const { sender } = up.connection;
    const isBare = this.#isWhole && this.#kept === null;
    const last = isBare && this.#trailers === null;
    const { block, extra } = this.head.onward(waitedMs);
    sender.headers(up, block, last, extra);
    if (this.#kept !== null) this.#sendKept(up, this.#kept);
    if (this.#trailers !== null) sender.trailers(up, this.#trailers);
  }

  refuse(refusal: Refusal): void {
    this.isOver = true;
    this.#kept = null;
    refuse(this.down, { refusal, isGrpc: this.head.isGrpc });
  }

  /** Whether the end server has begun to answer. */
  get hasAnswer(): boolean {
    return this.#answer.hasBegun;
  }

  /** Where it was last sent. */
  get endpoint(): string {
    return this.#target?.id ?? "";
  }

  /** A piece of the request's body; `last`: it is whole now. */
  onRequestData(
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void {
    this.#isWhole = last;
    if (this.isOver) return;
    this.#bytesIn += end - start;
    this.#keep(bytes, start, end);
    const { up } = this;
    if (up !== null) up.connection.sender.data(up, bytes, start, end, last);
  }

  /** Trailers end the request. */
  onRequestTrailers(block: HeaderBlock): void {
    this.#isWhole = true;
    if (this.isOver) return;
    this.#trailers = block;
    const { up } = this;
    if (up !== null) up.connection.sender.trailers(up, block);
  }

  /** `count` bytes left on `stream`: who sent them to us may send more. */
  onSent(stream: Stream, count: number): void {
    if (stream === this.down) {
      const { up } = this;
      if (up !== null) up.connection.giveBack(up, count);
      return;
    }
    this.#sent += count;
    const more = this.#sent - this.#mostSent;
    if (more <= 0) return; // it was sent, and given back, in an earlier try
    this.#mostSent = this.#sent;
    this.down.connection.giveBack(this.down, more);
  }

  /** Headers or trailers of the answer. */
  onAnswerHeaders(block: HeaderBlock, last: boolean): void {
    if (!this.isOver) this.#answer.onHeaders(block, last);
  }

  /** A piece of the answer's body. */
  onAnswerData(
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void {
    if (this.isOver) return;
    this.#bytesOut += end - start;
    this.#answer.onData(bytes, start, end, last);
  }

  /** The end server reset the stream. */
  onUpReset(code: number): void {
    this.up = null;
    if (this.isOver) return;
    const isUnprocessed = code === ERROR_CODE.refusedStream;
    if (isUnprocessed && !this.#answer.hasBegun) return this.unprocessed();
    this.#answer.onReset(code);
  }

  /** The connection broke. `isUnprocessed`: it is certain that nothing was done. */
  onUpLost(isUnprocessed: boolean): void {
    this.up = null;
    if (this.isOver) return;
    if (isUnprocessed && !this.#answer.hasBegun) return this.unprocessed();
    this.#answer.onLost();
  }

  /** The end server broke a rule of HTTP/2, and was told. */
  onUpFault(): void {
    this.up = null;
    if (!this.isOver) this.#answer.onMalformed("broke the rules of HTTP/2");
  }

  /** The client reset its stream, or is gone. */
  onClientGone(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.#book();
    this.#admission?.abandon(GrpcCode.cancelled);
    this.#letGo(ERROR_CODE.cancel);
  }

  /** Breaks it off with a status, wherever it stands. */
  cut(refusal: Refusal): void {
    if (this.isOver) return;
    this.#book();
    this.#admission?.abandon(refusal.code);
    this.#answer.tell(refusal);
    this.over();
  }

  /** The answer has begun: nothing of the request will be sent again. */
  forgetSent(): void {
    this.#canRepeat = false;
    this.#kept = null;
  }

  /** The answer is complete, or is not going to be. */
  end(status: number | string, outcome: EndpointOutcome): void {
    this.#book();
    this.#admission?.end({ status, outcome });
    this.over();
  }

  /** Lets go of the end server; what the client is still owed goes out. */
  over(): void {
    this.isOver = true;
    this.#kept = null;
    this.#letGo(ERROR_CODE.cancel);
  }

  /** Nothing was done with it: it may be sent once more. */
  unprocessed(): void {
    if (this.#canRepeat && this.#admission?.retry()) return;
    const message = `Cannot reach end server ${this.endpoint}: it did not take the request; try again`;
    const refusal = { code: GrpcCode.unavailable, message };
    this.#book();
    this.#admission?.end({ status: refusal.code, outcome: "broken" });
    this.refuse(refusal);
  }

  #letGo(code: number): void {
    const { up } = this;
    this.up = null;
    if (up === null || up.closed) return;
    up.exchange = null;
    const isDone = up.localDone && up.remoteDone; // about to be closed
    if (!isDone) up.connection.reset(up, code);
  }

  #book(): void {
    if (this.#admission === null) return;
    this.#admission.bytesIn = this.#bytesIn;
    this.#admission.bytesOut = this.#bytesOut;
  }

  #sendKept(up: Stream, { bytes, start, end }: ByteQueue): void {
    const last = this.#isWhole && this.#trailers === null;
    up.connection.sender.data(up, bytes, start, end, last);
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    if (!this.#canRepeat || start === end) return;
    const { up } = this;
    const length = (this.#kept?.length ?? 0) + end - start;
    if (up !== null && length > KEPT_BYTES) return this.forgetSent();
    this.#kept ??= new ByteQueue(end - start);
    this.#kept.push(bytes, start, end);
  }
}
