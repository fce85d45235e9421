import { ceil } from "../../src/scaler/autoscaler/ceil.ts";
import { isWithinTolerance } from "../../src/scaler/autoscaler/tolerance.ts";

/** What the HPA knows of the pods at one sync. */
export interface PodMetrics {
  /** Pods there are, whatever their state. */
  readonly current: number;
  /** The metric of every ready pod: per cent, or requests. */
  readonly values: readonly number[];
  /** Pods that are not ready, or whose metric is of the time before they were. */
  readonly unready: number;
  /** Ready pods without a metric. */
  readonly missing: number;
}

/** The metric's target, and what a pod without one is taken for. */
export interface MetricTarget {
  readonly target: number;
  /** Of a missing pod, when the others have too little to do. */
  readonly full: number;
  /** @default 0.1 */
  readonly tolerance?: number;
}

/**
 * The HPA's replica calculator: ⌈pods · mean / target⌉ with a tolerance. What
 * is not known never speaks for a change: unready and missing pods count as
 * idle on the way up, missing ones as full on the way down, and a result that
 * turns round through that is dropped.
 *
 * Source: kubernetes/kubernetes pkg/controller/podautoscaler/
 * replica_calculator.go, GetResourceReplicas and calcPlainMetricReplicas.
 */
export function hpaReplicas(
  { current, values, unready, missing }: PodMetrics,
  { target, full, tolerance = 0.1 }: MetricTarget,
): number {
  if (values.length === 0) return current;
  const sum = values.reduce((total, value) => total + value, 0);
  const ratio = sum / values.length / target;
  const fillsIdle = unready > 0 && ratio > 1;
  if (!fillsIdle && missing === 0) {
    if (isWithinTolerance(ratio, { tolerance })) return current;
    return ceil(ratio * values.length);
  }
  const pods = values.length + missing + (fillsIdle ? unready : 0);
  const filled = (sum + (ratio < 1 ? missing * full : 0)) / pods / target;
  if (isWithinTolerance(filled, { tolerance })) return current;
  if (filled < 1 !== ratio < 1) return current;
  const wish = ceil(filled * pods);
  return wish > current === filled > 1 ? wish : current;
}
