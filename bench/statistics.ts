import { nearestRank } from "../src/base/nearest_rank.ts";

/** The middle value; of an even number of values the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? NaN;
  return (lower + upper) / 2;
}

/**
 * The smallest value that at least `share` (0–1) of the values do not exceed;
 * NaN of none (nearest rank).
 */
export function percentile(values: readonly number[], share: number): number {
  return nearestRank(Float64Array.from(values).sort(), share) ?? NaN;
}

/** `value` to three significant digits, as far as a table needs them. */
export function rounded(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const digits = 2 - Math.floor(Math.log10(Math.abs(value)));
  const scale = 10 ** Math.max(0, digits);
  return Math.round(value * scale) / scale;
}
