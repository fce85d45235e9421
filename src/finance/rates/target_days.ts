import { addDays, isoDate, weekday } from "../iso_date.ts";
import type { IsoDate } from "../types.ts";
import { frankfurtTime } from "./frankfurt_time.ts";

/** Rates come at 16:00 in Frankfurt; an hour of grace. */
const OVERDUE_MINUTES = 17 * 60;
const FIXED_HOLIDAYS = ["01-01", "05-01", "12-25", "12-26"];

/**
 * Whether a table of reference rates is out of date: earlier than the latest
 * TARGET day on which 17:00 in Frankfurt has passed.
 */
export function isStale(tableDate: IsoDate, nowMs: number): boolean {
  return tableDate < latestPublished(nowMs, OVERDUE_MINUTES);
}

/**
 * The latest TARGET day on which clocks in Frankfurt have shown a time.
 *
 * @param minutes The time, in minutes since midnight.
 */
export function latestPublished(nowMs: number, minutes: number): IsoDate {
  const now = frankfurtTime(nowMs);
  const isOver = now.minutes >= minutes;
  return latestTargetDay(isOver ? now.date : addDays(now.date, -1));
}

/** A date, or the last TARGET day before it. */
export function latestTargetDay(date: IsoDate): IsoDate {
  let day = date;
  while (!isTargetDay(day)) day = addDays(day, -1);
  return day;
}

/** Whether the ECB publishes rates on a date. */
export function isTargetDay(date: IsoDate): boolean {
  const day = weekday(date);
  if (day === 0 || day === 6) return false;
  if (FIXED_HOLIDAYS.includes(date.slice(5))) return false;
  const easter = easterSunday(Number(date.slice(0, 4)));
  return date !== addDays(easter, -2) && date !== addDays(easter, 1);
}

/** The Gregorian computus as in Meeus, Astronomical Algorithms, chapter 8. */
function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return isoDate(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
}
