import { GrpcCode, type Refusal } from "./grpc_status.ts";
import type { Hopeless, Hopeful } from "../balancer/line_forecast.ts";

/** Nobody can be sent anything. */
export function nobodyThere(endServers: number): Refusal {
  const message = `Cannot answer: none of ${endServers} end servers can be reached or is serving; check that they run and try again`;
  return { code: GrpcCode.unavailable, message };
}

/** As many wait as may. */
export function lineFull(queueLimit: number, pushbackMs: number): Refusal {
  const message = `Cannot take the request: ${others(queueLimit)} already; try again in ${duration(pushbackMs)} or raise the queue limit`;
  return { code: GrpcCode.resourceExhausted, message, pushbackMs };
}

/** It would take longer than the client has time. */
export function tooLong(
  { ahead, leftMs }: Hopeful,
  { wouldTakeMs, pushbackMs }: Hopeless,
): Refusal {
  const message = `Cannot answer in time: ${others(ahead)} and it would take about ${duration(wouldTakeMs)}, longer than the ${duration(leftMs)} left; try again in ${duration(pushbackMs)} or allow more time`;
  return { code: GrpcCode.resourceExhausted, message, pushbackMs };
}

/** It waited, and all slots were taken. */
export function noSlot(waitedMs: number): Refusal {
  const message = `Cannot answer in time: no end server had a free slot within ${Math.round(waitedMs)} ms; allow more time or more end servers`;
  return { code: GrpcCode.deadlineExceeded, message };
}

/** It waited, and nobody came; `isOwn`: until its client's own deadline. */
export function nobodyReady(waitedMs: number, isOwn: boolean): Refusal {
  const code = isOwn ? GrpcCode.deadlineExceeded : GrpcCode.unavailable;
  const message = `Cannot answer: no end server was ready within ${Math.round(waitedMs)} ms; check that the instance has running end servers and try again`;
  return { code, message };
}

function others(count: number): string {
  return count === 1 ? "1 other waits" : `${count} others wait`;
}

function duration(ms: number): string {
  if (ms < 1_000) return `${Math.ceil(ms)} ms`;
  return `${Math.round(ms / 100) / 10} s`;
}
