import { isoDate } from "./iso_date.ts";
import { SEED_RATES } from "./rates/seed.ts";
import type { Context, RatesTable } from "./types.ts";

/** India is five and a half hours ahead of UTC all year round. */
const INDIA_MS = 5.5 * 3_600_000;

/** What calculators may know of the world at a moment. */
export function contextAt(
  nowMs: number,
  rates: RatesTable = SEED_RATES,
): Context {
  return { today: isoDate(nowMs + INDIA_MS), nowMs, rates };
}
