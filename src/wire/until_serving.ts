import { deadline } from "../base/deadline.ts";
import { pause } from "../base/pause.ts";
import { checkHealth, healthClient } from "./health_check.ts";

/** How {@linkcode untilServing} waits. */
export interface UntilServingOptions {
  readonly signal: AbortSignal;
  /** How long to wait in all, ms. @default 30000 */
  readonly withinMs?: number;
  /** Pause between two checks, ms. @default 25 */
  readonly pauseMs?: number;
}

const CHECK_MS = 2_000;

/**
 * Asks `grpc.health.v1` at `host:port` until the answer is SERVING.
 *
 * @throws {DeadlineError} when it is not within the time given.
 */
export async function untilServing(
  address: string,
  { signal, withinMs = 30_000, pauseMs = 25 }: UntilServingOptions,
): Promise<void> {
  const client = healthClient(address, pauseMs);
  const isServing = async (inner: AbortSignal) => {
    inner.throwIfAborted();
    const control = { signal: inner, deadlineMs: CHECK_MS };
    // Anything else may be one that does not listen yet, or is busy.
    return (await checkHealth(client, control)) === "serving";
  };
  try {
    await deadline(
      async (inner) => {
        while (!(await isServing(inner))) await pause(pauseMs, inner);
      },
      { ms: withinMs, action: `see ${address} serving`, signal },
    );
  } finally {
    client.close();
  }
}
