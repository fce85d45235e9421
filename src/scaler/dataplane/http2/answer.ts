import {
  codeOfReset,
  GrpcCode,
  isBroken,
  type Refusal,
} from "../grpc_status.ts";
import type { EndpointOutcome } from "../engine.ts";
import { readAnswer, type AnswerHead } from "./answer_head.ts";
import { ERROR_CODE } from "./frame.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import { breakOff, refuse } from "./refuse.ts";
import type { Stream } from "./stream.ts";
import { readTrailers } from "./trailers_head.ts";

/** Answers to these have no body, whatever their content-length. */
const BODILESS = new Set([204, 205, 304]);

/** Whose answer it is. */
export interface Answered {
  readonly head: { readonly method: string; readonly isGrpc: boolean };
  readonly down: Stream;
  readonly up: Stream | null;
  /** The end server's name. */
  readonly endpoint: string;
  /** `null` until the answer has begun. */
  answer: AnswerHead | null;
  /** The answer has begun: nothing of the request will be sent again. */
  forgetSent(): void;
  /** The answer is complete, or is not going to be. */
  end(status: number | string, outcome: EndpointOutcome): void;
}

/*
 * An answer on its way down. That its stream ended is not enough: a gRPC
 * answer is whole only with a `grpc-status`.
 */

/** Headers or trailers came from the end server. */
export function onAnswerHeaders(
  it: Answered,
  block: HeaderBlock,
  last: boolean,
): void {
  if (it.answer !== null) return onTrailers(it, it.answer, block, last);
  const { down } = it;
  const head = readAnswer(block, it.endpoint);
  const isInterim = head.status < 200;
  const isShort = last && owesBody(it, head);
  if (!head.isValid || (isInterim && last) || isShort) {
    return onMalformed(it, "sent headers that are not valid");
  }
  const { sender } = down.connection;
  if (isInterim) return sender.interim(down, head.onward);
  if (last && head.isGrpc && head.grpcStatus === -1) {
    return failWithout(it);
  }
  it.answer = head;
  it.forgetSent();
  sender.headers(down, head.onward, last);
  if (last) return complete(it, head, head.grpcStatus);
  if (it.up !== null && !isBodiless(it, head)) {
    it.up.promised = head.contentLength;
  }
}

/** A piece of the body came. */
export function onAnswerData(
  it: Answered,
  bytes: Uint8Array,
  start: number,
  end: number,
  last: boolean,
): void {
  const head = it.answer;
  if (head === null) return onMalformed(it, "sent a body without headers");
  const { down } = it;
  const isEnd = last && !head.isGrpc;
  down.connection.sender.data(down, bytes, start, end, isEnd);
  if (isEnd) return complete(it, head, -1);
  if (last) failWithout(it);
}

/** The end server reset the stream. */
export function onAnswerReset(it: Answered, code: number): void {
  if (code === ERROR_CODE.none) return failWithout(it);
  const message = `Cannot complete the answer: end server ${it.endpoint} reset the stream with HTTP/2 error ${code}; try again if that is safe`;
  fail(it, { code: codeOfReset(code), message });
}

/** Its connection broke. */
export function onAnswerLost(it: Answered): void {
  fail(it, broken(it, "was lost while answering"));
}

/** What came is no answer. */
export function onMalformed(it: Answered, what: string): void {
  const { up } = it;
  const isOpen = up !== null && !(up.localDone && up.remoteDone);
  // RFC 9113 §8.1.1; what ends for any other reason is cancelled.
  if (isOpen) up.connection.reset(up, ERROR_CODE.protocol);
  const message = `Cannot pass on the answer: end server ${it.endpoint} ${what}; check what runs there`;
  fail(it, { code: GrpcCode.internal, message });
}

/** Tells the client, as far as that can still be done. */
export function tellRefusal(it: Answered, refusal: Refusal): void {
  const { down, answer, head } = it;
  if (down.closed) return;
  if (answer === null) return refuse(down, { refusal, isGrpc: head.isGrpc });
  if (!answer.isGrpc) return down.connection.reset(down, ERROR_CODE.internal);
  breakOff(down, refusal);
}

function onTrailers(
  it: Answered,
  head: AnswerHead,
  block: HeaderBlock,
  last: boolean,
): void {
  const trailers = readTrailers(block);
  if (!last || !trailers.isValid) {
    return onMalformed(it, "sent trailers that are not valid");
  }
  if (head.isGrpc && trailers.grpcStatus === -1) return failWithout(it);
  const { down } = it;
  down.connection.sender.trailers(down, block);
  complete(it, head, trailers.grpcStatus);
}

function isBodiless({ head }: Answered, { status }: AnswerHead): boolean {
  return head.method === "HEAD" || BODILESS.has(status);
}

function owesBody(it: Answered, head: AnswerHead): boolean {
  return head.contentLength > 0 && !isBodiless(it, head);
}

function complete(it: Answered, head: AnswerHead, grpcStatus: number): void {
  if (!head.isGrpc) {
    const outcome = head.status < 500 ? "completed" : "failed";
    return it.end(head.httpStatus, outcome);
  }
  const failed = isBroken(grpcStatus) ? "broken" : "failed";
  it.end(grpcStatus, grpcStatus === 0 ? "completed" : failed);
}

function broken({ endpoint }: Answered, what: string): Refusal {
  const message = `Cannot complete the answer: end server ${endpoint} ${what}; try again if that is safe`;
  return { code: GrpcCode.unavailable, message };
}

function failWithout(it: Answered): void {
  fail(it, broken(it, "ended its answer without a status"));
}

function fail(it: Answered, refusal: Refusal): void {
  tellRefusal(it, refusal);
  it.end(refusal.code, "broken");
}
