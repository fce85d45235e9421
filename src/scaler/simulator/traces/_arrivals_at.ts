import { chance } from "../chance.ts";
import type { Arrivals, Call, Trace } from "../types.ts";
import type { SyntheticOptions } from "./types.ts";

const CLIENTS = 1_000;
/** Seeds of one trace's streams are this far apart from each other. */
const STREAM = 2 ** 32;

/** How often requests come, by time. */
export interface Intensity {
  /** Requests a second at `atMs`; never asked for a time before the last. */
  readonly perS: (atMs: number) => number;
  /** What that never exceeds. */
  readonly mostPerS: number;
}

/** What tells one synthetic trace from another. */
export interface Shape {
  readonly name: string;
  readonly title: string;
  /** Begins from the start; `prng` is its own. */
  readonly begin: (prng: () => number) => Intensity;
}

/**
 * A trace of requests that come independently of each other at a rate that
 * varies over time: a Poisson process at the highest rate, of which each
 * request stays with the share of the rate at its time (Lewis and Shedler's
 * thinning).
 *
 * @throws {RangeError} naming the option that makes no sense.
 */
export function arrivalsAt(shape: Shape, options: SyntheticOptions): Trace {
  for (const name of ["ratePerS", "workMs", "tookMs"] as const) {
    const value = options[name];
    if (Number.isFinite(value) && value > 0) continue;
    throw new RangeError(
      `Cannot make a trace with ${name} ${value}: it must be a number above 0`,
    );
  }
  const { name, title } = shape;
  const begin = () => arrivalsOf(shape, options);
  return { name, title, tookMs: options.tookMs, begin };
}

function arrivalsOf(shape: Shape, options: SyntheticOptions): Arrivals {
  const { seed = 1, workMs, tookMs, work = "exponential" } = options;
  const { timeoutMs = Infinity, clients = CLIENTS } = options;
  const times = chance(seed);
  const works = chance(seed + STREAM);
  const whose = chance(seed + 2 * STREAM);
  const { perS, mostPerS } = shape.begin(chance(seed + 3 * STREAM));
  let atMs = 0;

  return {
    next(call: Call): boolean {
      do {
        atMs -= (Math.log(1 - times()) * 1_000) / mostPerS;
        if (atMs >= tookMs) return false;
      } while (times() * mostPerS >= perS(atMs));
      call.atMs = atMs;
      call.workMs =
        work === "constant" ? workMs : -workMs * Math.log(1 - works());
      call.timeoutMs = timeoutMs;
      call.client = Math.floor(whose() * clients);
      return true;
    },
  };
}
