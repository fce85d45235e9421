import type { TrafficSample } from "../traffic_window.ts";

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

/** A rate has changed when that is so much likelier than chance (log). */
const CHANGED = 8;
/** Traffic that clumps more than this does so by changing its rate. */
const MOST_VARIATION = 4;
/** Gaps that tell how traffic clumps. */
const ENOUGH = 30;
/** A rise is no accident beyond so many standard deviations. */
const SIGNIFICANT = 3;
/** A trend needs so long, ms: two halves that can be told apart. */
const TREND_MS = 8_000;

/**
 * Reads the rate of the last while. Where it has changed at some moment, what
 * came since counts alone, however little that is; a rise that goes on is
 * drawn on for as long as an end server takes to start.
 *
 * @param samples Of the traffic, oldest first.
 */
export function forecastArrivals(
  samples: readonly TrafficSample[],
  { startMs }: { readonly startMs: number },
): Arrivals {
  const since = samples.slice(changeIn(samples));
  const { count, ms } = partOf(since);
  const nowPerMs = rateOf({ count, ms });
  // The gap before the first request after a change is none of the traffic's.
  const variation = gapVariation(since.slice(1)) ?? gapVariation(since) ?? 1;
  const ahead = ms / 2 + startMs;
  return {
    perMs: nowPerMs + slopeOf(since) * ahead,
    nowPerMs,
    variation,
    samples: partOf(samples).count,
  };
}

/** What came between two samples. */
interface Part {
  readonly count: number;
  readonly ms: number;
}

/**
 * Where the rate changed: the split after which the two parts, each at a rate
 * of its own, are likeliest against one rate for all (Poisson's likelihood
 * ratio; of traffic that clumps, less so by its variation). 0: nowhere.
 */
function changeIn(samples: readonly TrafficSample[]): number {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last) return 0;
  const clumps = gapVariation(samples) ?? 1;
  const doubt = Math.min(MOST_VARIATION, Math.max(1, clumps));
  const whole = logLikelihood(between(first, last));
  let best = { at: 0, gain: CHANGED * doubt };
  for (const [at, split] of samples.entries()) {
    const before = logLikelihood(between(first, split));
    const gain = before + logLikelihood(between(split, last)) - whole;
    if (gain > best.gain) best = { at, gain };
  }
  return best.at;
}

/** Of one steady rate, but for what is common to all. */
function logLikelihood({ count, ms }: Part): number {
  return count > 0 && ms > 0 ? count * Math.log(count / ms) : 0;
}

/** How the rate rises, ms⁻²; 0 unless that is beyond chance, and goes on. */
function slopeOf(samples: readonly TrafficSample[]): number {
  const { count, ms } = partOf(samples);
  if (ms < TREND_MS) return 0;
  const slope = riseOf(samples);
  const doubt = Math.max(1, gapVariation(samples) ?? 1);
  const noise = (SIGNIFICANT * Math.sqrt(count * doubt)) / (ms / 2) ** 2;
  if (slope <= noise) return 0;
  const lately = riseOf(samples.slice(middleOf(samples)));
  return Math.max(0, Math.min(slope, lately));
}

/** From the first half to the second, ms⁻². */
function riseOf(samples: readonly TrafficSample[]): number {
  const middle = middleOf(samples);
  const before = partOf(samples.slice(0, middle + 1));
  const after = partOf(samples.slice(middle));
  const apartMs = (before.ms + after.ms) / 2;
  return apartMs > 0 ? (rateOf(after) - rateOf(before)) / apartMs : 0;
}

/** The place of the sample that is nearest to the middle of their time. */
function middleOf(samples: readonly TrafficSample[]): number {
  const begin = samples[0]?.atMs ?? 0;
  const middleMs = begin + partOf(samples).ms / 2;
  return samples.findIndex(({ atMs }) => atMs >= middleMs);
}

/** E[gap²]/E[gap]² − 1; `undefined` where too little is known. */
function gapVariation(samples: readonly TrafficSample[]): number | undefined {
  const { count, ms } = partOf(samples);
  if (count < ENOUGH || ms <= 0) return undefined;
  const begin = samples[0]?.traffic.gapSquares ?? 0;
  const squares = (samples.at(-1)?.traffic.gapSquares ?? 0) - begin;
  const mean = ms / count;
  return Math.max(0, squares / count / (mean * mean) - 1);
}

function partOf(samples: readonly TrafficSample[]): Part {
  const [first] = samples;
  const last = samples.at(-1);
  return first && last ? between(first, last) : { count: 0, ms: 0 };
}

function between(from: TrafficSample, to: TrafficSample): Part {
  const count = to.traffic.arrived - from.traffic.arrived;
  return { count, ms: to.atMs - from.atMs };
}

function rateOf({ count, ms }: Part): number {
  return ms > 0 ? count / ms : 0;
}
