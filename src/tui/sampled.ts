import type { LoadPointOutput } from "../wire/messages.ts";

/** A number of a point. */
export type Measure = (point: LoadPointOutput) => number;

/** How much of the past is sampled, and how finely. */
export interface SampleOptions {
  /** How many values are made. */
  readonly count: number;
  /** How long each stands for, whole seconds. */
  readonly stepS: number;
  readonly measure: Measure;
}

/** A point stands for so long: news comes neither exactly nor every second. */
const LASTS_MS = 2_500;

/** Seconds for each of `count` values so that they cover at least `leastS`. */
export function stepFor(count: number, leastS: number): number {
  return Math.max(1, Math.ceil(leastS / Math.max(1, count)));
}

/**
 * The most of a measure in each of the newest steps, oldest first: not a number
 * where nothing was known, so that a graph has a gap there. Steps begin at
 * whole multiples of their length: what was drawn once stays as it is.
 */
export function sampled(
  points: readonly LoadPointOutput[],
  { count, stepS, measure }: SampleOptions,
): number[] {
  const last = points.at(-1);
  if (!last || count <= 0) return [];
  const stepMs = stepS * 1_000;
  const end = Math.floor(last.atMs / stepMs);
  const values = new Array<number>(count).fill(NaN);
  let nextMs = last.atMs + 1;
  for (let index = points.length - 1; index >= 0; index--) {
    const point = points[index] ?? last;
    const until = Math.min(nextMs - 1, point.atMs + LASTS_MS);
    nextMs = point.atMs;
    const newest = count - 1 - (end - Math.floor(until / stepMs));
    if (newest < 0) break;
    const oldest = count - 1 - (end - Math.floor(point.atMs / stepMs));
    const value = measure(point);
    for (let at = Math.max(0, oldest); at <= newest; at++) {
      const known = values[at] ?? NaN;
      values[at] = known >= value ? known : value;
    }
  }
  return values;
}
