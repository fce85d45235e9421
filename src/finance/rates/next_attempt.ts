import { addDays } from "../iso_date.ts";
import type { IsoDate } from "../types.ts";
import { frankfurtMoment, frankfurtTime } from "./frankfurt_time.ts";
import { isTargetDay, latestPublished } from "./target_days.ts";

const MINUTE_MS = 60_000;
/** Tables come around 16:00 in Frankfurt. */
const FIRST = 16 * 60 + 5;
/** Until then often: one that is late comes soon. */
const BUSY_UNTIL = 18 * 60;
const OFTEN = 5;
const SELDOM = 60;

/** The date of the newest table that may have come by now. */
export function newestDate(nowMs: number): IsoDate {
  return latestPublished(nowMs, FIRST);
}

/**
 * When to look for a newer table after an attempt, in milliseconds since 1970:
 * on TARGET days at 16:05 in Frankfurt, then every 5 minutes until 18:00, then
 * every hour, until there is one of that day.
 */
export function nextAttempt(nowMs: number, tableDate: IsoDate): number {
  const nextFirst = firstAttemptAfter(nowMs);
  if (tableDate >= newestDate(nowMs)) return nextFirst;
  const { date, minutes } = frankfurtTime(nowMs);
  const isBusy = isTargetDay(date) && minutes >= FIRST && minutes < BUSY_UNTIL;
  const waitMs = (isBusy ? OFTEN : SELDOM) * MINUTE_MS;
  return Math.min(nowMs + waitMs, nextFirst);
}

function firstAttemptAfter(nowMs: number): number {
  const { date, minutes } = frankfurtTime(nowMs);
  let day = minutes < FIRST ? date : addDays(date, 1);
  while (!isTargetDay(day)) day = addDays(day, 1);
  return frankfurtMoment({ date: day, minutes: FIRST });
}
