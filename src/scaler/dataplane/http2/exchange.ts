import type {
  Admission,
  Arrival,
  EndpointOutcome,
  Exchange as Told,
  Reception,
  Target,
} from "../engine.ts";
import { GrpcCode, type Refusal } from "../grpc_status.ts";
import {
  onAnswerData,
  onAnswerHeaders,
  onAnswerLost,
  onAnswerReset,
  onMalformed,
  tellRefusal,
  type Answered,
} from "./answer.ts";
import { ERROR_CODE } from "./frame.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import { RequestBody } from "./request_body.ts";
import type { RequestHead } from "./request_head.ts";
import type { Stream, StreamUser } from "./stream.ts";

/** What an exchange needs of its engine. */
export interface Hall {
  readonly reception: Reception;
  /** A new stream to an end server, if its connection can take one. */
  open(target: Target): Stream | undefined;
}

/** One request over both legs: bytes up, bytes down, one end. */
export class Exchange implements Told, Arrival, Answered, StreamUser {
  readonly method: string;
  readonly timeoutMs: number | undefined;
  readonly connection: Arrival["connection"];
  readonly head: RequestHead;
  /** The client's stream. */
  readonly down: Stream;
  readonly deadlineMs: number;
  up: Stream | null = null;
  answer: Answered["answer"] = null;
  isOver = false;

  readonly #hall: Hall;
  readonly #body: RequestBody;
  #admission: Admission | null = null;
  #target: Target | null = null;
  #bytesIn = 0;
  #bytesOut = 0;

  constructor(
    hall: Hall,
    down: Stream,
    head: RequestHead,
    connection: Arrival["connection"],
  ) {
    this.#hall = hall;
    this.down = down;
    this.head = head;
    this.connection = connection;
    this.method = head.path;
    this.timeoutMs = head.timeoutMs;
    this.deadlineMs = down.movedMs + (head.timeoutMs ?? Infinity);
    this.#body = new RequestBody(down.remoteDone);
  }

  get hasAnswer(): boolean {
    return this.answer !== null;
  }

  /** The client has said all it began to say, and may say more. */
  get isQuiet(): boolean {
    return this.head.isGrpc && this.#body.isBetweenMessages;
  }

  get endpoint(): string {
    return this.#target?.id ?? "";
  }

  /** Asks for an end server. */
  begin(): void {
    this.#admission = this.#hall.reception.onRequest(this, this);
    this.#admission.apply();
  }

  forward(target: Target, waitedMs: number): void {
    this.#target = target;
    const up = this.#hall.open(target);
    if (up === undefined) return this.#onUnprocessed();
    this.up = up;
    up.exchange = this;
    const { block, extra } = this.head.onward(waitedMs);
    const { isBare } = this.#body;
    up.connection.sender.headers(up, block, isBare, extra);
    if (!isBare) this.#body.start(up);
  }

  refuse(refusal: Refusal): void {
    tellRefusal(this, refusal);
    this.#over();
  }

  onRequestData(
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void {
    if (this.isOver) return;
    this.#bytesIn += end - start;
    this.#body.add(this.up, bytes, start, end, last);
  }

  onRequestTrailers(block: HeaderBlock): void {
    if (!this.isOver) this.#body.end(this.up, block);
  }

  onSent(stream: Stream, count: number): void {
    const { up, down } = this;
    if (stream === down) {
      if (up !== null) up.connection.giveBack(up, count);
      return;
    }
    const more = this.#body.onSent(count);
    if (more > 0) down.connection.giveBack(down, more);
  }

  onAnswerHeaders(block: HeaderBlock, last: boolean): void {
    if (!this.isOver) onAnswerHeaders(this, block, last);
  }

  onAnswerData(
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void {
    if (this.isOver) return;
    this.#bytesOut += end - start;
    onAnswerData(this, bytes, start, end, last);
  }

  onUpReset(code: number): void {
    this.up = null;
    if (this.isOver) return;
    const isUnprocessed = code === ERROR_CODE.refusedStream;
    if (isUnprocessed && !this.hasAnswer) return this.#onUnprocessed();
    onAnswerReset(this, code);
  }

  onUpLost(isUnprocessed: boolean): void {
    this.up = null;
    if (this.isOver) return;
    if (isUnprocessed && !this.hasAnswer) return this.#onUnprocessed();
    onAnswerLost(this);
  }

  onUpFault(): void {
    this.up = null;
    if (!this.isOver) onMalformed(this, "broke the rules of HTTP/2");
  }

  onClientGone(): void {
    if (this.isOver) return;
    this.#over();
    this.#book()?.abandon(GrpcCode.cancelled);
  }

  cut(refusal: Refusal): void {
    if (this.isOver) return;
    this.refuse(refusal);
    this.#book()?.abandon(refusal.code);
  }

  forgetSent(): void {
    this.#body.forget();
  }

  end(status: number | string, outcome: EndpointOutcome): void {
    this.#over(); // first, as its slot may be used at once
    this.#book()?.end({ status, outcome });
  }

  /** Lets go of the end server; what the client is still owed goes out. */
  #over(): void {
    this.isOver = true;
    this.#body.forget();
    const { up } = this;
    this.up = null;
    if (up === null || up.closed) return;
    up.exchange = null;
    const isDone = up.localDone && up.remoteDone; // about to be closed
    if (!isDone) up.connection.reset(up, ERROR_CODE.cancel);
  }

  /** The end server did nothing with it: it may be sent once more. */
  #onUnprocessed(): void {
    if (this.#body.canRepeat && this.#admission?.retry()) return;
    const message = `Cannot reach end server ${this.endpoint}: it did not take the request; try again`;
    const refusal = { code: GrpcCode.unavailable, message };
    this.#book()?.end({ status: refusal.code, outcome: "broken" });
    this.refuse(refusal);
  }

  #book(): Admission | null {
    const admission = this.#admission;
    if (admission === null) return null;
    admission.bytesIn = this.#bytesIn;
    admission.bytesOut = this.#bytesOut;
    return admission;
  }
}
