import type { LoadPointOutput } from "../wire/messages.ts";

/** A number of a point. */
export type Measure = (point: LoadPointOutput) => number;

const STEP_MS = 1_000;
/** A point stands for so long: news comes neither exactly nor every second. */
const LASTS_MS = 2_500;

/**
 * The newest `count` seconds of a measure, oldest first, up to the last point:
 * not a number where nothing was known, so that a graph has a gap there.
 */
export function sampled(
  points: readonly LoadPointOutput[],
  count: number,
  measure: Measure,
): number[] {
  const last = points.at(-1);
  if (!last || count <= 0) return [];
  const values = new Array<number>(count).fill(NaN);
  let index = points.length - 1;
  for (let step = 0; step < count && index >= 0; step++) {
    const atMs = last.atMs - step * STEP_MS;
    while (index >= 0 && (points[index]?.atMs ?? 0) > atMs) index--;
    const point = points[index];
    if (!point || atMs - point.atMs > LASTS_MS) continue;
    values[count - 1 - step] = measure(point);
  }
  return values;
}
