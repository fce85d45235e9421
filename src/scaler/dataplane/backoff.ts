import type { Prng } from "../balancer/types.ts";

const FIRST_MS = 100;
const LONGEST_MS = 5_000;

/**
 * How long to wait before the `attempt`th try again, from 0: doubling from
 * 100 ms to 5 s, and somewhere in the upper half of that, so that many do not
 * come back at once.
 */
export function backoffMs(attempt: number, prng: Prng): number {
  const ms = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return ms * (0.5 + prng() / 2);
}
