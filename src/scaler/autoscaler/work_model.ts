import type { Occupancy } from "../../base/occupancy.ts";
import type { Traffic } from "../../base/traffic.ts";

/** What one request is to an end server. */
export interface Work {
  /** What it takes by itself, ms. */
  readonly serviceMs: number;
  /** C_s²: variance of that over its square; 1 for an exponential. */
  readonly serviceVariation: number;
  /** Requests an end server works on at once without slowing down. */
  readonly parallel: number;
}

/** What is known of the work, and learns. */
export interface WorkModel {
  /**
   * Takes in the traffic of a while.
   *
   * @returns `undefined` while too little was served.
   */
  learn(traffic: Traffic): Work | undefined;
}

/** Requests; fewer tell too little. */
const ENOUGH = 30;
/** A guess that is so much less likely (log-likelihood) is disproved. */
const DISPROVED = 2;
/** More than requests take alone, by so many standard errors and a share. */
const ERRORS = 3;
const SHARE = 0.05;
/** How much a new reading of the spread counts: it takes many requests. */
const WEIGHT = 0.02;
/** Where fewer requests than that stay alone, they tell too little. */
const LEAST_KEPT = 0.2;
/** From one guess of how many are worked on at once to the next. */
const STEP = 1.1;

/**
 * Learns what the work is from how fast requests end when an end server has so
 * many of them: with j in flight and room for k, they end at the rate
 * min(j, k)/S. For each k the S that fits is the time worked over the number
 * that ended, whatever the load is (the utilisation law). Those k drop out
 * whose S is more than requests take that are alone: work that always takes
 * the same looks like more room than there is. Of the rest the likeliest is
 * taken: one at a time until that is disproved, then as many as are sent.
 */
export function createWorkModel(concurrency: number): WorkModel {
  const guesses = guessesUpTo(concurrency);
  let variation = 1;
  let known: Work | undefined;

  return {
    learn(traffic) {
      const alone = aloneIn(traffic);
      if (alone) variation += (alone.variation - variation) * WEIGHT;
      const best = chosen(fitsOf(traffic.occupancy, guesses), alone);
      if (best === undefined) return known;
      const { serviceMs, parallel } = best;
      known = { serviceMs, serviceVariation: variation, parallel };
      return known;
    },
  };
}

/** What the work would be with so many at once. */
interface Fit {
  readonly parallel: number;
  readonly serviceMs: number;
  readonly logLikelihood: number;
}

/** What requests take that are alone, and how well that is known. */
interface Alone {
  readonly serviceMs: number;
  readonly variation: number;
  /** One standard error, ms. */
  readonly errorMs: number;
}

function chosen(
  fits: readonly Fit[],
  alone: Alone | undefined,
): Fit | undefined {
  const fitting = fits.filter(({ serviceMs }) => isNoMore(serviceMs, alone));
  const possible = fitting.length > 0 ? fitting : fits;
  const most = Math.max(...possible.map((it) => it.logLikelihood));
  const likely = possible.filter((it) => it.logLikelihood >= most - DISPROVED);
  const [fewest] = likely;
  return fewest?.parallel === 1 ? fewest : likely.at(-1);
}

function isNoMore(serviceMs: number, alone: Alone | undefined): boolean {
  if (alone === undefined) return true;
  const doubtMs = ERRORS * alone.errorMs + SHARE * alone.serviceMs;
  return serviceMs <= alone.serviceMs + doubtMs;
}

function fitsOf(occupancy: Occupancy, guesses: readonly number[]): Fit[] {
  const { ms, requestMs, ended } = occupancy;
  const all = ended.reduce((sum, it) => sum + it, 0);
  if (all < ENOUGH) return [];
  const levels = ms.map((it, i) => (it > 0 ? (requestMs[i] ?? 0) / it : 0));
  return guesses.map((parallel) => {
    const busy = levels.map((level) => Math.min(level, parallel));
    const workMs = busy.reduce((sum, it, i) => sum + it * (ms[i] ?? 0), 0);
    const serviceMs = workMs / all;
    const logLikelihood = busy.reduce((sum, it, i) => {
      const count = ended[i] ?? 0;
      return count > 0 && it > 0 ? sum + count * Math.log(it / serviceMs) : sum;
    }, 0);
    return { parallel, serviceMs, logLikelihood };
  });
}

function guessesUpTo(concurrency: number): readonly number[] {
  const guesses: number[] = [];
  for (let it = 1; it < concurrency; it *= STEP) guesses.push(it);
  return [...guesses, Math.max(1, concurrency)];
}

/**
 * Of requests that nobody joined the short ones are left over, the more so the
 * more come: a time d stays alone with probability e^(−λd). For times of a
 * gamma distribution that leaves its shape as it is, and S = m/(1 − λv/m) of
 * the mean m and the variance v of what is left. λ is how often an end server
 * with one request gets another, which is as often as it goes from two to one.
 */
function aloneIn({
  lone,
  loneMs,
  loneSquares,
  occupancy,
}: Traffic): Alone | undefined {
  const [oneMs = 0] = occupancy.ms;
  const [, fromTwo = 0] = occupancy.ended;
  if (lone < ENOUGH || loneMs <= 0 || oneMs <= 0) return undefined;
  const mean = loneMs / lone;
  const variance = Math.max(0, loneSquares / lone - mean * mean);
  const kept = 1 - ((fromTwo / oneMs) * variance) / mean;
  const serviceMs = mean / Math.max(LEAST_KEPT, kept);
  const variation = variance / (mean * mean);
  const errorMs = serviceMs * Math.sqrt(Math.max(variation, SHARE) / lone);
  return { serviceMs, variation, errorMs };
}
