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
  /** The time those two are over, ms. */
  readonly shortMs: number;
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

/** End servers that would not be enough either, when a moment is to count. */
const SPARE = 2;

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
  const short = measureShort(window, { ready, rule });
  const shortEach = short.mean / ready;
  // While end servers are removed one by one, the mean over a minute is still
  // that of more of them: taken alone, one too many would go.
  const isTold = sameForMs >= rule.panicWindowMs;
  const sameMs = Math.min(sameForMs, rule.stableWindowMs);
  const sameEach = isTold ? window.mean(sameMs) / ready : 0;
  return {
    mean,
    each,
    shortMean: short.mean,
    shortEach,
    shortMs: short.overMs,
    leastEach: Math.max(each, sameEach),
    historyMs,
    isPanic: shortEach >= rule.panicFactor * rule.queueTarget,
  };
}

/**
 * Mean over the short window; 0 while too little is known. A load that would
 * be panic even with more end servers counts after a moment already: chance
 * does not pile up that many.
 */
function measureShort(
  window: LoadWindow,
  { ready, rule }: Pick<Reading, "ready" | "rule">,
) {
  const { panicWindowMs, acuteWindowMs, leastHistoryMs } = rule;
  const { historyMs } = window;
  const overMs = Math.min(panicWindowMs, historyMs);
  const isKnown = historyMs >= Math.min(leastHistoryMs, panicWindowMs);
  if (!isKnown) return { mean: 0, overMs };
  const acuteMs = Math.min(acuteWindowMs, overMs);
  const acute = window.mean(acuteMs);
  const limit = rule.panicFactor * rule.queueTarget * (ready + SPARE);
  const mean = window.mean(overMs);
  return acute >= limit && acute > mean
    ? { mean: acute, overMs: acuteMs }
    : { mean, overMs };
}
