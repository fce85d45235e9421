import { getLogger } from "@logtape/logtape";

import { pause } from "../base/pause.ts";
import type { Runtime } from "./runtime/types.ts";

/** How end servers are stopped. */
export interface StopOptions {
  readonly runtime: Runtime;
  /** Between asking an end server to end and making it end, ms. */
  readonly graceMs: number;
}

/** How {@linkcode stopForGood} goes on trying. */
export interface StopForGoodOptions extends StopOptions {
  readonly signal: AbortSignal;
  /** Between two attempts, ms. @default 2000 */
  readonly retryMs?: number;
}

const RETRY_MS = 2_000;

const log = getLogger(["tellerline", "scaler"]);

/** Stops what is left of an end server, however often that takes. */
export async function stopForGood(
  name: string,
  { runtime, graceMs, signal, retryMs = RETRY_MS }: StopForGoodOptions,
): Promise<void> {
  while (!signal.aborted) {
    try {
      return await runtime.stop(name, { graceMs });
    } catch (error) {
      log.warn("Cannot stop {name}: {error}; trying again", { name, error });
      await pause(retryMs, signal);
    }
  }
}

/** Stops all of them at once, once; the next start sweeps what is left. */
export async function stopAll(
  names: readonly string[],
  { runtime, graceMs }: StopOptions,
): Promise<void> {
  const stops = names.map((name) => runtime.stop(name, { graceMs }));
  for (const stop of await Promise.allSettled(stops)) {
    if (stop.status === "fulfilled") continue;
    log.error("Cannot stop an end server: {reason}", { reason: stop.reason });
  }
}
