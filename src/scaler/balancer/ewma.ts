/** How long a peak is remembered: after this time, 1/e of it is left. */
const DECAY_MS = 10_000;
/** What a failure counts as, however fast it was. */
const FAILURE_MS = 5_000;
/** The longest time an end server can ask to be left alone. */
const LONGEST_PUSHBACK_MS = 300_000;

/** One response time and when it was seen. */
export interface LatencySample {
  readonly rttMs: number;
  /** Time since the sample before, ms. */
  readonly dtMs: number;
}

/**
 * Takes a response time into a cost: at once when it is higher, slowly when it
 * is lower. Finagle's peak EWMA (`PeakEwma.scala`).
 *
 * @example 100 ms, then 10 ms five seconds later
 * ```ts
 * import { peakEwma } from "./ewma.ts";
 *
 * peakEwma(100, { rttMs: 10, dtMs: 5_000 }); // 64.588 ms
 * ```
 *
 * @param costMs The cost before; `undefined` until a response was seen.
 */
export function peakEwma(
  costMs: number | undefined,
  { rttMs, dtMs }: LatencySample,
): number {
  if (costMs === undefined || rttMs > costMs) return rttMs;
  const kept = remembered(dtMs);
  return rttMs * (1 - kept) + costMs * kept;
}

/**
 * What is left of a cost `dtMs` after its last sample, ms: an end server that
 * was slow once and gets no requests since is tried again in time.
 */
export function decayed(costMs: number, dtMs: number): number {
  return costMs * remembered(dtMs);
}

/**
 * A number by which costs that were seen at different times compare: as they
 * all decay alike, the order of ln(cost) + time / τ is theirs at any moment.
 */
export function lastingRank(costMs: number, atMs: number): number {
  return Math.log(costMs) + atMs / DECAY_MS;
}

/**
 * What a failed request counts as, ms: a container that fails in 0.1 ms must
 * not look like the fastest one (Linkerd's `load-biaser`, same figures).
 *
 * @param pushbackMs The pause the end server asked for, if it did.
 */
export function failureRttMs(rttMs: number, pushbackMs?: number): number {
  const asked = Math.min(pushbackMs ?? FAILURE_MS, LONGEST_PUSHBACK_MS);
  return Math.max(rttMs, asked);
}

function remembered(dtMs: number): number {
  return Math.exp(-Math.max(0, dtMs) / DECAY_MS);
}
