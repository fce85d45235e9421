import { latencyQuantile } from "../../../base/latency.ts";
import type { Workload } from "../predict_delay.ts";
import { createTrafficWindow, type TrafficSpan } from "../traffic_window.ts";
import type { AutoscalerTuning, Delay, Observation } from "../types.ts";
import { createWorkModel } from "../work_model.ts";
import { forecastArrivals, type Arrivals } from "./_forecast_arrivals.ts";

/** What the policy goes by. */
export interface DelayRule extends Required<AutoscalerTuning> {
  readonly latencyTargetMs: number;
  readonly latencyOf: Delay;
  readonly strategy: string;
  readonly concurrency: number;
}

/** What is known of an instance's delays. */
export interface DelayReading {
  /** The work there is now. */
  readonly now: Workload;
  /** The work to be expected: a rise drawn on, and the line worked off. */
  readonly expected: Workload;
  /** The same at the mean rate of the last minute: steadier than now. */
  readonly lately: Workload;
  readonly arrivals: Arrivals;
  /** How long an end server takes to start. */
  readonly startMs: number;
  /**
   * p99 of the time in the line, and what end servers took longer on average
   * than for a request alone, ms: what the model's waiting is to be held to.
   */
  readonly lineP99Ms: number;
  readonly insideMs: number;
  /** How long traffic has been watched, ms. */
  readonly historyMs: number;
}

/** Reads an instance's traffic; `undefined` while nothing was ever served. */
export type DelayMeter = (seen: Observation) => DelayReading | undefined;

/** A line is to be gone so long after those that are added serve, ms. */
const LINE_MS = 2_000;

/** Makes the meter of one instance; it learns what the work is. */
export function createDelayMeter(rule: DelayRule): DelayMeter {
  const { strategy, concurrency, rateWindowMs, latencyTargetMs } = rule;
  const { stabilisationMs } = rule;
  const window = createTrafficWindow(rateWindowMs);
  const works = createTrafficWindow(rule.workWindowMs);
  const model = createWorkModel(concurrency);
  return function measureDelay(seen) {
    const { nowMs, traffic, ready, queuedNow } = seen;
    const { startMs = rule.coolDownMs } = seen;
    window.add({ atMs: nowMs, traffic });
    works.add({ atMs: nowMs, traffic });
    const span = window.over(rateWindowMs);
    const work = model.learn(works.over(rule.workWindowMs).traffic);
    if (work === undefined) return undefined;
    const arrivals = forecastArrivals(window.samples, { startMs });
    const { variation: arrivalVariation, nowPerMs, perMs } = arrivals;
    const common = { ...work, strategy, concurrency, arrivalVariation };
    // A line that is gone within the target needs nobody more.
    const soon = (ready * work.parallel * latencyTargetMs) / work.serviceMs;
    const linePerMs = Math.max(0, queuedNow - soon) / LINE_MS;
    const { served, servedMs, waits } = span.traffic;
    const meanMs = served > 0 ? servedMs / served : work.serviceMs;
    return {
      now: { ...common, arrivalsPerMs: nowPerMs },
      expected: { ...common, arrivalsPerMs: perMs + linePerMs },
      lately: { ...common, arrivalsPerMs: rateOf(works.over(stabilisationMs)) },
      startMs,
      arrivals,
      lineP99Ms: latencyQuantile(waits, 0.99),
      insideMs: Math.max(0, meanMs - work.serviceMs),
      historyMs: span.tookMs,
    };
  };
}

function rateOf({ traffic, tookMs }: TrafficSpan): number {
  return tookMs > 0 ? traffic.arrived / tookMs : 0;
}
