import { GrpcCode } from "../grpc_status.ts";
import { ERROR_CODE } from "./frame.ts";
import type { Limits } from "./limits.ts";
import type { Stream } from "./stream.ts";

const LATE = {
  code: GrpcCode.deadlineExceeded,
  message:
    "Cannot answer in time: the request's deadline has passed; allow more time",
};

/** Ends a client's stream that has taken too long. */
export function lookAfter(
  stream: Stream,
  { deadlineGraceMs, bodyStallMs, quietMs }: Limits,
): void {
  const { exchange, connection } = stream;
  const { nowMs } = connection.clock;
  if (exchange !== null && !exchange.isOver) {
    const lateMs = nowMs - exchange.deadlineMs;
    if (lateMs > deadlineGraceMs) return exchange.cut(LATE);
  }
  const stillMs = nowMs - stream.movedMs;
  if (stillMs <= bodyStallMs || !isClientsTurn(stream)) return;
  if (stillMs <= quietMs && isQuiet(stream)) return;
  connection.reset(stream, ERROR_CODE.cancel);
  exchange?.onClientGone();
}

/** Whether we wait for the client: to read, or to go on with its request. */
function isClientsTurn({ queue, remoteDone, exchange }: Stream): boolean {
  if (queue !== null) return true;
  if (remoteDone) return false;
  if (exchange === null || exchange.isOver) return true;
  const { up, hasAnswer } = exchange;
  return up !== null && up.queue === null && !hasAnswer;
}

/** Whether it is a stream on which neither side has anything to say for now. */
function isQuiet({ queue, exchange }: Stream): boolean {
  if (queue !== null || exchange === null || exchange.isOver) return false;
  return exchange.isQuiet;
}
