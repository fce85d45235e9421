import { ceil } from "../../src/scaler/autoscaler/ceil.ts";

/** How Knative's autoscaler measures and moves. */
export interface KnativeRule {
  readonly stableWindowMs: number;
  readonly panicWindowMs: number;
  /** `panic-threshold-percentage`, as a factor. */
  readonly panicThreshold: number;
  readonly maxScaleUpRate: number;
  readonly maxScaleDownRate: number;
  /** `container-concurrency-target-percentage`, as a share. */
  readonly targetUtilisation: number;
}

/** Knative's own defaults: config/core/configmaps/autoscaler.yaml. */
export const KNATIVE_DEFAULTS: KnativeRule = {
  stableWindowMs: 60_000,
  panicWindowMs: 6_000,
  panicThreshold: 2,
  maxScaleUpRate: 1_000,
  maxScaleDownRate: 2,
  targetUtilisation: 0.7,
};

/** What Knative's autoscaler sees at one tick. */
export interface Concurrency {
  readonly nowMs: number;
  readonly ready: number;
  /** Mean requests in all over the stable and over the panic window. */
  readonly stable: number;
  readonly panic: number;
}

/** Pods wanted; in order of time. */
export type KnativeScale = (seen: Concurrency) => number;

/**
 * Knative's decision: ⌈concurrency / target⌉, from the panic window as soon as
 * that asks for twice what is ready, and never down while panicking. With more
 * than one pod it begins in panic, for want of a history.
 *
 * Source: knative/serving pkg/autoscaler/scaling/autoscaler.go, newAutoscaler
 * and Scale; scale-down-delay is 0, its default.
 */
export function createKnativeScale(
  target: number,
  rule: KnativeRule = KNATIVE_DEFAULTS,
): KnativeScale {
  let panicMs: number | undefined;
  let mostInPanic = 0;
  let isFirst = true;

  return function scale({ nowMs, ready, stable, panic }) {
    if (isFirst && ready > 1) [panicMs, mostInPanic] = [nowMs, ready];
    isFirst = false;
    const pods = Math.max(1, ready);
    const most = ceil(rule.maxScaleUpRate * pods);
    const fewest = Math.floor(pods / rule.maxScaleDownRate);
    const within = (wish: number) => Math.min(Math.max(wish, fewest), most);
    const byStable = within(ceil(stable / target));
    const byPanic = within(ceil(panic / target));

    if (ceil(panic / target) / pods >= rule.panicThreshold) {
      panicMs = nowMs;
    } else if (panicMs !== undefined && panicMs + rule.stableWindowMs < nowMs) {
      panicMs = undefined;
      mostInPanic = 0;
    }
    if (panicMs === undefined) return byStable;
    mostInPanic = Math.max(mostInPanic, byStable, byPanic);
    return mostInPanic;
  };
}
