import {
  codeOfReset,
  GrpcCode,
  isBroken,
  type Refusal,
} from "../grpc_status.ts";
import { readAnswer, type AnswerHead } from "./answer_head.ts";
import type { Exchange } from "./exchange.ts";
import { readTrailers } from "./fields.ts";
import { ERROR_CODE } from "./frame.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import { statusBlock } from "./refusal_block.ts";
import { refuse } from "./refuse.ts";

/** Answers to these have no body, whatever their content-length. */
const BODILESS = new Set([204, 205, 304]);

/**
 * An answer on its way down. That its stream ended is not enough: a gRPC
 * answer is whole only with a `grpc-status`.
 */
export class Answer {
  readonly #exchange: Exchange;
  #head: AnswerHead | null = null;

  constructor(exchange: Exchange) {
    this.#exchange = exchange;
  }

  get hasBegun(): boolean {
    return this.#head !== null;
  }

  onHeaders(block: HeaderBlock, last: boolean): void {
    if (this.#head !== null) return this.#onTrailers(block, last, this.#head);
    const { down, endpoint } = this.#exchange;
    const head = readAnswer(block, endpoint);
    const isInterim = head.status < 200;
    if (!head.isValid || (isInterim && last)) {
      return this.onMalformed("sent headers that are not valid");
    }
    const { sender } = down.connection;
    if (isInterim) return sender.headers(down, head.onward, false);
    this.#head = head;
    this.#exchange.forgetSent();
    if (!last) {
      this.#promise(head);
      return sender.headers(down, head.onward, false);
    }
    if (head.isGrpc && head.grpcStatus === -1) {
      this.#head = null; // so that the refusal is all there is
      return this.#fail(this.#broken("ended its answer without a status"));
    }
    sender.headers(down, head.onward, true);
    this.#complete(head, head.grpcStatus);
  }

  onData(bytes: Uint8Array, start: number, end: number, last: boolean): void {
    const head = this.#head;
    if (head === null) return this.onMalformed("sent a body without headers");
    const { down } = this.#exchange;
    const isEnd = last && !head.isGrpc;
    down.connection.sender.data(down, bytes, start, end, isEnd);
    if (isEnd) return this.#complete(head, -1);
    if (last) this.#fail(this.#broken("ended its answer without a status"));
  }

  /** The end server reset the stream. */
  onReset(code: number): void {
    if (code === ERROR_CODE.none) {
      return this.#fail(this.#broken("ended its answer without a status"));
    }
    const { endpoint } = this.#exchange;
    const message = `Cannot complete the answer: end server ${endpoint} reset the stream with HTTP/2 error ${code}; try again if that is safe`;
    this.#fail({ code: codeOfReset(code), message });
  }

  /** Its connection broke. */
  onLost(): void {
    this.#fail(this.#broken("was lost while answering"));
  }

  /** What came is no answer. */
  onMalformed(what: string): void {
    const { endpoint } = this.#exchange;
    const message = `Cannot pass on the answer: end server ${endpoint} ${what}; check what runs there`;
    this.#fail({ code: GrpcCode.internal, message });
  }

  /** Tells the client, as far as that can still be done. */
  tell(refusal: Refusal): void {
    const { down, head } = this.#exchange;
    if (down.closed) return;
    if (this.#head === null) {
      return refuse(down, { refusal, isGrpc: head.isGrpc });
    }
    if (this.#head.isGrpc) {
      return down.connection.sender.trailers(down, statusBlock(refusal));
    }
    down.connection.reset(down, ERROR_CODE.internal);
  }

  #onTrailers(block: HeaderBlock, last: boolean, head: AnswerHead): void {
    const trailers = readTrailers(block);
    if (!last || !trailers.isValid) {
      return this.onMalformed("sent trailers that are not valid");
    }
    if (head.isGrpc && trailers.grpcStatus === -1) {
      return this.#fail(this.#broken("ended its answer without a status"));
    }
    const { down } = this.#exchange;
    down.connection.sender.trailers(down, block);
    this.#complete(head, trailers.grpcStatus);
  }

  #promise(head: AnswerHead): void {
    const { up, head: request } = this.#exchange;
    const isBodiless = request.method === "HEAD" || BODILESS.has(head.status);
    if (up !== null && !isBodiless) up.promised = head.contentLength;
  }

  #complete(head: AnswerHead, grpcStatus: number): void {
    const isFine = head.isGrpc ? grpcStatus === 0 : head.status < 500;
    const failed = isBroken(grpcStatus) ? "broken" : "failed";
    const status = head.isGrpc ? grpcStatus : `http ${head.status}`;
    this.#exchange.end(status, isFine ? "completed" : failed);
  }

  #broken(what: string): Refusal {
    const { endpoint } = this.#exchange;
    const message = `Cannot complete the answer: end server ${endpoint} ${what}; try again if that is safe`;
    return { code: GrpcCode.unavailable, message };
  }

  #fail(refusal: Refusal): void {
    this.tell(refusal);
    this.#exchange.end(refusal.code, "broken");
  }
}
