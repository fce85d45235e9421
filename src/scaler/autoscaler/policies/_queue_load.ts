import type { AutoscalerTuning, Observation } from "../types.ts";
import type { LoadWindow } from "../window.ts";

/** What the queueing policy goes by. */
export interface QueueRule extends Required<AutoscalerTuning> {
  readonly queueTarget: number;
}

/** Active requests as means over time: of all, and of each ready end server. */
export interface QueueLoad {
  readonly mean: number;
  readonly each: number;
  readonly shortMean: number;
  readonly shortEach: number;
  readonly historyMs: number;
  /** So much so suddenly that the long mean must not be waited for. */
  readonly isPanic: boolean;
}

/**
 * Reads the window. Right after a start the short mean makes do with what
 * there is, but not with less than `leastHistoryMs`; the long mean takes the
 * time before for idle, so that a short history never scales out by itself.
 */
export function measure(
  window: LoadWindow,
  { ready, rule }: Pick<Observation, "ready"> & { readonly rule: QueueRule },
): QueueLoad {
  const { historyMs } = window;
  const { stableWindowMs, panicWindowMs, leastHistoryMs } = rule;
  const mean = window.mean(stableWindowMs);
  const each = mean / ready;
  const shortMs = Math.min(panicWindowMs, historyMs);
  if (shortMs < Math.min(leastHistoryMs, panicWindowMs)) {
    const unknown = { shortMean: 0, shortEach: 0, isPanic: false };
    return { mean, each, historyMs, ...unknown };
  }
  const shortMean = window.mean(shortMs);
  const shortEach = shortMean / ready;
  const isPanic = shortEach >= rule.panicFactor * rule.queueTarget;
  return { mean, each, shortMean, shortEach, historyMs, isPanic };
}
