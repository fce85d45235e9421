import type { TrafficSpan, TrafficWindow } from "../traffic_window.ts";
import type { AutoscalerTuning } from "../types.ts";

/** How many requests are to be expected. */
export interface Arrivals {
  /** In the next while: what there is, and its rise until one could start, ms⁻¹. */
  readonly perMs: number;
  /** As they come now, ms⁻¹. */
  readonly nowPerMs: number;
  /** C_a²: variance of the gaps between them over the square of their mean. */
  readonly variation: number;
  /** How many that was told from. */
  readonly samples: number;
}

interface Rule extends Required<
  Pick<AutoscalerTuning, "rateWindowMs" | "panicWindowMs">
> {
  /** How long an end server takes to start. */
  readonly startMs: number;
}

/** A difference of counts is no accident beyond so many standard deviations. */
const SIGNIFICANT = 3;
/** The short window must be this much busier to count alone. */
const SUDDEN = 1.3;

/**
 * Reads the rate of the last while; a sudden rise counts at once, and a steady
 * one is drawn on for as long as an end server takes to start.
 */
export function forecastArrivals(window: TrafficWindow, rule: Rule): Arrivals {
  const long = window.over(rule.rateWindowMs);
  const short = window.over(rule.panicWindowMs);
  const steady = rateOf(long);
  const sudden = rateOf(short);
  const expected = steady * short.tookMs;
  const rise = short.traffic.arrived - expected;
  const isSudden =
    sudden > SUDDEN * steady && rise > SIGNIFICANT * Math.sqrt(expected);
  const nowPerMs = isSudden ? sudden : steady;
  return {
    perMs: nowPerMs + risePerMs(window, rule),
    nowPerMs,
    variation: gapVariation(long),
    samples: long.traffic.arrived,
  };
}

/** How much more there will be once an end server that starts now serves. */
function risePerMs(window: TrafficWindow, rule: Rule): number {
  const halfMs = rule.rateWindowMs / 2;
  const before = window.over(rule.rateWindowMs, halfMs);
  const after = window.over(halfMs);
  if (before.tookMs < halfMs / 2 || after.tookMs < halfMs / 2) return 0;
  const rise = rateOf(after) - rateOf(before);
  const counted = before.traffic.arrived + after.traffic.arrived;
  const noise = (SIGNIFICANT * Math.sqrt(counted)) / halfMs;
  return rise > noise ? (rise * (halfMs / 2 + rule.startMs)) / halfMs : 0;
}

function rateOf({ traffic, tookMs }: TrafficSpan): number {
  return tookMs > 0 ? traffic.arrived / tookMs : 0;
}

/** E[gap²]/E[gap]² − 1; 1 where too little is known. */
function gapVariation({ traffic, tookMs }: TrafficSpan): number {
  const { arrived, gapSquares } = traffic;
  if (arrived < 2 || tookMs <= 0) return 1;
  const mean = tookMs / arrived;
  return Math.max(0, gapSquares / arrived / (mean * mean) - 1);
}
