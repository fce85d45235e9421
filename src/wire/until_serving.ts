import { Client, credentials } from "@grpc/grpc-js";

import health from "../../proto/grpc/health/v1/health.proto" with { type: "text" };
import { deadline } from "../base/deadline.ts";
import { pause } from "../base/pause.ts";
import { parseProtos } from "./load.ts";
import { unary, type Method } from "./unary.ts";

/** How {@linkcode untilServing} waits. */
export interface UntilServingOptions {
  readonly signal: AbortSignal;
  /** How long to wait in all, ms. @default 30000 */
  readonly withinMs?: number;
  /** Pause between two checks, ms. @default 50 */
  readonly pauseMs?: number;
}

const CHECK_MS = 2_000;

const root = parseProtos([health]);
const CheckRequest = root.lookupType("grpc.health.v1.HealthCheckRequest");
const CheckResponse = root.lookupType("grpc.health.v1.HealthCheckResponse");

const CHECK: Method<{ readonly service: string }, { status: string }> = {
  path: "/grpc.health.v1.Health/Check",
  requestSerialize: (request) =>
    Buffer.from(CheckRequest.encode(request).finish()),
  // The type was parsed from the proto above, so the shape is its.
  responseDeserialize: (bytes) =>
    CheckResponse.toObject(CheckResponse.decode(bytes), {
      enums: String,
      defaults: true,
    }) as { status: string },
};

/**
 * Asks `grpc.health.v1` at `host:port` until the answer is SERVING.
 *
 * @throws {DeadlineError} when it is not within the time given.
 */
export async function untilServing(
  address: string,
  { signal, withinMs = 30_000, pauseMs = 50 }: UntilServingOptions,
): Promise<void> {
  const client = new Client(address, credentials.createInsecure(), {
    "grpc.enable_http_proxy": 0,
    "grpc.initial_reconnect_backoff_ms": pauseMs,
    "grpc.max_reconnect_backoff_ms": 500,
  });
  try {
    await deadline(
      async (inner) => {
        while (!(await isServing(client, inner))) await pause(pauseMs, inner);
      },
      { ms: withinMs, action: `see ${address} serving`, signal },
    );
  } finally {
    client.close();
  }
}

async function isServing(client: Client, signal: AbortSignal) {
  signal.throwIfAborted();
  try {
    const control = { signal, deadlineMs: CHECK_MS };
    const answer = await unary(client, CHECK, { service: "" }, control);
    return answer.status === "SERVING";
  } catch {
    return false; // not listening yet, or busy: asked again until the deadline
  }
}
