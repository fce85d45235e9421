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

/** How {@linkcode nextAttempt} reckons. */
export interface NextAttemptOptions {
  /** Attempts in a row that no source answered. @default 0 */
  readonly failures?: number;
}

/**
 * When to look for a newer table after an attempt, in milliseconds since 1970:
 * on TARGET days at 16:05 in Frankfurt, then every 5 minutes until 18:00, then
 * every hour, until there is one of that day. After failures sooner, where that
 * is sooner: in 1, 2, 4 … minutes.
 */
export function nextAttempt(
  nowMs: number,
  tableDate: IsoDate,
  { failures = 0 }: NextAttemptOptions = {},
): number {
  const nextFirst = firstAttemptAfter(nowMs);
  if (tableDate >= newestDate(nowMs)) return nextFirst;
  const { date, minutes } = frankfurtTime(nowMs);
  const isBusy = isTargetDay(date) && minutes >= FIRST && minutes < BUSY_UNTIL;
  const regular = isBusy ? OFTEN : SELDOM;
  const again = failures > 0 ? 2 ** (failures - 1) : regular;
  return Math.min(nowMs + Math.min(regular, again) * MINUTE_MS, nextFirst);
}

function firstAttemptAfter(nowMs: number): number {
  const { date, minutes } = frankfurtTime(nowMs);
  let day = minutes < FIRST ? date : addDays(date, 1);
  while (!isTargetDay(day)) day = addDays(day, 1);
  return frankfurtMoment({ date: day, minutes: FIRST });
}
