/** The share of its part that one which has just joined gets. */
const LEAST = 0.1;

/**
 * How much of its fair part an end server gets that joined `ageMs` ago: from a
 * tenth at once to all of it after `slowStartMs` (Envoy's slow start with
 * aggression 1). With `slowStartMs` 0 it is 1.
 */
export function rampWeight(ageMs: number, slowStartMs: number): number {
  if (ageMs >= slowStartMs) return 1;
  return Math.max(LEAST, ageMs / slowStartMs);
}

/** Requests one that just joined may have in flight: at least one. */
export function rampSlots(concurrency: number, weight: number): number {
  return Math.max(1, Math.ceil(concurrency * weight));
}
