/**
 * Response times as counts in fixed buckets, so that snapshots add, subtract
 * and cross threads as plain arrays. Bucket `i` holds times below
 * `0.05 ms · 2^(i/4)`: 19 % wide steps from 50 µs to about 50 minutes.
 */
const FIRST_MS = 0.05;
const STEPS_PER_DOUBLING = 4;
const BUCKETS = 104;

/** A histogram with nothing in it. */
export function emptyLatency(): number[] {
  return new Array<number>(BUCKETS).fill(0);
}

/** Counts one response time in place. */
export function addLatency(counts: number[], ms: number): void {
  const doublings = Math.log2(Math.max(ms, FIRST_MS) / FIRST_MS);
  const index = Math.floor(doublings * STEPS_PER_DOUBLING) + 1;
  const bucket = ms < FIRST_MS ? 0 : Math.min(index, BUCKETS - 1);
  counts[bucket] = (counts[bucket] ?? 0) + 1;
}

/** What came in between two states of the same growing histogram. */
export function latencySince(
  now: readonly number[],
  before: readonly number[],
): number[] {
  return now.map((count, i) => count - (before[i] ?? 0));
}

/**
 * The time below which the share `p` of all times lies, in ms, as the upper
 * edge of its bucket; 0 when nothing was counted.
 */
export function latencyQuantile(counts: readonly number[], p: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  let seen = 0;
  const bucket = counts.findIndex((count) => (seen += count) >= p * total);
  return FIRST_MS * 2 ** (bucket / STEPS_PER_DOUBLING);
}
