import type { TrafficSpan } from "./traffic_window.ts";

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
   * Takes in a while of traffic over so many end servers.
   *
   * @returns `undefined` while nothing was served.
   */
  learn(span: TrafficSpan, endServers: number): Work | undefined;
}

/** So many alone, and their mean is trusted. */
const ENOUGH_ALONE = 20;
/** Slower than alone by this factor, and requests stand in each other's way. */
const SLOWED = 1.25;
/** Not slower than this, and they do not. */
const UNHINDERED = 1.1;
/** Share of an end server's capacity that may be in use without slowing down. */
const USABLE = 0.9;
/** How much a new reading of how many fit counts. */
const WEIGHT = 0.3;

/**
 * Learns from requests that had an end server to themselves what the work is,
 * and from how much slower the others were how many fit at once. Both are kept
 * while nothing new can be learnt: at high load nobody is alone, and at low
 * load nobody is in the way, which says nothing about what the work is.
 *
 * With use ρ of an end server, requests take 1/(1 − ρ) times as long as alone
 * (one queue with shared service), and ρ = λS/parallel for each of them.
 */
export function createWorkModel(concurrency: number): WorkModel {
  let alone: { ms: number; variation: number } | undefined;
  let parallel = concurrency;

  return {
    learn({ traffic, tookMs }, endServers) {
      const { served, servedMs, lone, loneMs, loneSquares } = traffic;
      if (lone >= ENOUGH_ALONE) {
        const ms = loneMs / lone;
        const variance = Math.max(0, loneSquares / lone - ms * ms);
        alone = { ms, variation: ms > 0 ? variance / (ms * ms) : 0 };
      }
      if (served === 0 || tookMs <= 0) return workOf(alone, parallel);
      const meanMs = servedMs / served;
      if (alone === undefined) {
        // All that is known is how long a slot is taken for.
        return { serviceMs: meanMs, serviceVariation: 1, parallel };
      }
      const busyEach = (served * alone.ms) / tookMs / endServers;
      const slowed = alone.ms > 0 ? meanMs / alone.ms : 1;
      parallel = adjust(parallel, { slowed, busyEach, concurrency });
      return workOf(alone, parallel);
    },
  };
}

interface Signs {
  readonly slowed: number;
  /** λS of one end server. */
  readonly busyEach: number;
  readonly concurrency: number;
}

function adjust(before: number, signs: Signs): number {
  const { slowed, busyEach, concurrency } = signs;
  const within = (it: number) => Math.min(concurrency, Math.max(1, it));
  if (slowed >= SLOWED) {
    const seen = within(busyEach / (1 - 1 / slowed));
    // The first reading replaces what was only hoped for.
    const weight = before === concurrency ? 1 : WEIGHT;
    return before + weight * (seen - before);
  }
  const proven = within(busyEach / USABLE);
  return slowed <= UNHINDERED ? Math.max(before, proven) : before;
}

function workOf(
  alone: { readonly ms: number; readonly variation: number } | undefined,
  parallel: number,
): Work | undefined {
  if (alone === undefined) return undefined;
  const { ms: serviceMs, variation: serviceVariation } = alone;
  return { serviceMs, serviceVariation, parallel };
}
