import { addDays, isoDate, weekday } from "../iso_date.ts";
import type { IsoDate } from "../types.ts";

const HOUR_MS = 3_600_000;
/** Rates come at 16:00 in Frankfurt; an hour of grace. */
const PUBLISHED_HOUR = 17;
const FIXED_HOLIDAYS = ["01-01", "05-01", "12-25", "12-26"];

/**
 * Whether a table of reference rates is out of date: earlier than the latest
 * TARGET day on which 17:00 in Frankfurt has passed.
 */
export function isStale(tableDate: IsoDate, nowMs: number): boolean {
  return tableDate < latestPublished(nowMs);
}

/** Whether the ECB publishes rates on a date. */
export function isTargetDay(date: IsoDate): boolean {
  const day = weekday(date);
  if (day === 0 || day === 6) return false;
  if (FIXED_HOLIDAYS.includes(date.slice(5))) return false;
  const easter = easterSunday(Number(date.slice(0, 4)));
  return date !== addDays(easter, -2) && date !== addDays(easter, 1);
}

function latestPublished(nowMs: number): IsoDate {
  const frankfurtMs = nowMs + frankfurtOffsetMs(nowMs);
  let date = isoDate(frankfurtMs - PUBLISHED_HOUR * HOUR_MS);
  while (!isTargetDay(date)) date = addDays(date, -1);
  return date;
}

/** Summer time runs between the last Sundays of March and October, 01:00 UTC. */
function frankfurtOffsetMs(nowMs: number): number {
  const year = new Date(nowMs).getUTCFullYear();
  const isSummer =
    nowMs >= lastSunday(`${year}-03-31`) && nowMs < lastSunday(`${year}-10-31`);
  return isSummer ? 2 * HOUR_MS : HOUR_MS;
}

function lastSunday(monthEnd: IsoDate): number {
  return Date.parse(addDays(monthEnd, -weekday(monthEnd))) + HOUR_MS;
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
