import type { Autoscaler } from "../../src/scaler/autoscaler/autoscaler.ts";
import type { Bounds } from "../../src/scaler/autoscaler/limits.ts";
import { createLoadWindow } from "../../src/scaler/autoscaler/window.ts";
import { createKnativeScale, KNATIVE_DEFAULTS } from "./knative_scale.ts";
import { rival } from "./rival.ts";

/** What Knative's autoscaler goes by. */
export interface KnativeTarget {
  /**
   * `autoscaling.knative.dev/target` or the container's concurrency; of that,
   * 70 % is aimed at.
   */
  readonly concurrency: number;
}

/** `tickInterval` of pkg/autoscaler/scaling/multiscaler.go. */
const TICK_MS = 2_000;

/**
 * Knative's pod autoscaler with its defaults: every 2 s, the mean of requests
 * over 60 s, or over 6 s in panic. Like Knative's own averages, a window that
 * is not yet full is the mean of what there is. Requests are counted as at the
 * activator: those in flight and those that wait.
 */
export function knative(
  { concurrency }: KnativeTarget,
  bounds: Bounds,
): Autoscaler {
  const { stableWindowMs, panicWindowMs, targetUtilisation } = KNATIVE_DEFAULTS;
  const window = createLoadWindow(stableWindowMs);
  const scale = createKnativeScale(concurrency * targetUtilisation);
  let tickedMs = -Infinity;
  return rival(
    ({ nowMs, ready, loadIntegralMs }) => {
      if (nowMs - tickedMs < TICK_MS) return undefined;
      tickedMs = nowMs;
      window.add({ atMs: nowMs, integralMs: loadIntegralMs });
      const knownMs = window.historyMs;
      if (knownMs === 0) return undefined;
      const stable = window.mean(Math.min(stableWindowMs, knownMs));
      const panic = window.mean(Math.min(panicWindowMs, knownMs));
      return scale({ nowMs, ready, stable, panic });
    },
    { name: `Knative ${concurrency}`, ...bounds },
  );
}
