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

/** Requests that ended; fewer tell too little. */
const ENOUGH = 30;
/** A guess that is so much less likely (log-likelihood) is disproved. */
const DISPROVED = 2;
/** From one guess of how many are worked on at once to the next. */
const STEP = 1.1;

/**
 * Learns what the work is from how fast requests end when an end server has so
 * many of them: with j in flight and room for k, they end at the rate
 * min(j, k)/S. For each k the likeliest S is the time worked over the number
 * that ended, whatever the load is (the utilisation law). An end server is
 * taken for one that works on one request at a time until that is disproved,
 * and then for one that works on all that it is sent.
 *
 * Times of requests that happened to be alone would not do: at high load only
 * the short ones are.
 */
export function createWorkModel(concurrency: number): WorkModel {
  const guesses = guessesUpTo(concurrency);
  let variation = 1;
  let known: Work | undefined;

  return {
    learn(traffic) {
      const fits = fitsOf(traffic.occupancy, guesses);
      variation = variationOf(traffic) ?? variation;
      const best = chosen(fits);
      if (best === undefined) return known;
      const { serviceMs, parallel } = best;
      known = { serviceMs, serviceVariation: variation, parallel };
      return known;
    },
  };
}

interface Fit {
  readonly parallel: number;
  readonly serviceMs: number;
  readonly logLikelihood: number;
}

function chosen(fits: readonly Fit[]): Fit | undefined {
  const most = Math.max(...fits.map((it) => it.logLikelihood));
  const likely = fits.filter((it) => it.logLikelihood >= most - DISPROVED);
  const [fewest] = likely;
  return fewest?.parallel === 1 ? fewest : likely.at(-1);
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

/** Of requests that were alone, while most were: else those are the short ones. */
function variationOf(traffic: Traffic): number | undefined {
  const { served, lone, loneMs, loneSquares } = traffic;
  if (lone < ENOUGH || lone * 2 < served) return undefined;
  const ms = loneMs / lone;
  return ms > 0 ? Math.max(0, loneSquares / lone / (ms * ms) - 1) : undefined;
}
