import { Client, credentials, status } from "@grpc/grpc-js";

import health from "../../proto/grpc/health/v1/health.proto" with { type: "text" };
import { parseProtos } from "./load.ts";
import { unary, type CallControl, type Method } from "./unary.ts";

/**
 * What an end server answers: `unknown` when it has no health service,
 * `silent` when there is no answer at all.
 */
export type HealthAnswer = "serving" | "not_serving" | "unknown" | "silent";

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
 * A client for {@linkcode checkHealth}, which connects again after `retryMs`
 * each time: whoever waits for an end server must not wait for the client.
 */
export function healthClient(address: string, retryMs: number): Client {
  return new Client(address, credentials.createInsecure(), {
    "grpc.enable_http_proxy": 0,
    "grpc.initial_reconnect_backoff_ms": retryMs,
    "grpc.max_reconnect_backoff_ms": retryMs,
    "grpc.use_local_subchannel_pool": 1,
  });
}

/** Asks `grpc.health.v1` how the whole server is. Never throws. */
export async function checkHealth(
  client: Client,
  control: CallControl,
): Promise<HealthAnswer> {
  try {
    const answer = await unary(client, CHECK, { service: "" }, control);
    return answer.status === "SERVING" ? "serving" : "not_serving";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    return code === status.UNIMPLEMENTED ? "unknown" : "silent";
  }
}
