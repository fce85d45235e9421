import type { AutoscalerTuning } from "../types.ts";
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
  /**
   * Of each ready end server, at least: since their number last changed it may
   * be more than over the whole window, never mind less.
   */
  readonly leastEach: number;
  readonly historyMs: number;
  /** So much so suddenly that the long mean must not be waited for. */
  readonly isPanic: boolean;
}

/** What the window is read for. */
export interface Reading {
  readonly ready: number;
  /** How long that number has been the same. */
  readonly sameForMs: number;
  readonly rule: QueueRule;
}

/**
 * Reads the window. Right after a start the short mean makes do with what
 * there is, but not with less than `leastHistoryMs`; the long mean takes the
 * time before for idle, so that a short history never scales out by itself.
 */
export function measureLoad(
  window: LoadWindow,
  { ready, sameForMs, rule }: Reading,
): QueueLoad {
  const { historyMs } = window;
  const mean = window.mean(rule.stableWindowMs);
  const each = mean / ready;
  const shortMean = measureShort(window, rule);
  const shortEach = shortMean / ready;
  // While end servers are removed one by one, the mean over a minute is still
  // that of more of them: taken alone, one too many would go.
  const isTold = sameForMs >= rule.panicWindowMs;
  const sameMs = Math.min(sameForMs, rule.stableWindowMs);
  const sameEach = isTold ? window.mean(sameMs) / ready : 0;
  return {
    mean,
    each,
    shortMean,
    shortEach,
    leastEach: Math.max(each, sameEach),
    historyMs,
    isPanic: shortEach >= rule.panicFactor * rule.queueTarget,
  };
}

/** Mean over the short window; 0 while too little is known. */
function measureShort(window: LoadWindow, rule: QueueRule): number {
  const { panicWindowMs, leastHistoryMs } = rule;
  const shortMs = Math.min(panicWindowMs, window.historyMs);
  const isKnown = shortMs >= Math.min(leastHistoryMs, panicWindowMs);
  return isKnown ? window.mean(shortMs) : 0;
}
