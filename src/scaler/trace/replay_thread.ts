import { PreconditionError } from "../../base/errors.ts";
import type { Replayed } from "./replay.ts";
import type { ReplayRequest } from "./replay_scenario.ts";
import type { ReplayReport } from "./replay_worker.ts";

/** How {@linkcode replayInThread} runs. */
export interface ReplayOptions {
  /** Ends it at once. */
  readonly signal: AbortSignal;
  /** How far it is: 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** It is ended after that long, ms. @default 120000 */
  readonly mostMs?: number;
}

const MOST_MS = 120_000;

/**
 * Plays a recording in a thread of its own, which has the machine's least
 * priority where that can be.
 *
 * @throws {PreconditionError} when it takes too long.
 * @throws the signal's reason when it aborts.
 */
export async function replayInThread(
  request: ReplayRequest,
  { signal, onProgress, mostMs = MOST_MS }: ReplayOptions,
): Promise<Replayed> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<Replayed>();
  const worker = new Worker(new URL("./replay_worker.ts", import.meta.url));
  worker.onmessage = ({ data }: MessageEvent<ReplayReport>) => {
    if (data.kind === "replayed") resolve(data.replayed);
    else onProgress(data.done / data.total);
  };
  const failed = (why: string) =>
    reject(new Error(`Cannot simulate: its thread ended: ${why}`));
  worker.addEventListener("error", (event) => failed(event.message));
  worker.addEventListener("close", () => failed("it exited"));
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  const overdue = setTimeout(() => reject(tooLong(mostMs)), mostMs);
  worker.postMessage(request);
  try {
    return await promise;
  } finally {
    clearTimeout(overdue);
    signal.removeEventListener("abort", onAbort);
    worker.terminate();
  }
}

function tooLong(mostMs: number): PreconditionError {
  return new PreconditionError(
    `Cannot simulate within ${mostMs / 1_000} s: there is too much traffic in that while; choose a shorter one or fewer settings`,
  );
}
