import type { IsoDate } from "./types.ts";

const DAY_MS = 86_400_000;
const ISO_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** Whether a text is a date of the calendar as `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && isoDate(time) === text;
}

/** The date in UTC at a moment. */
export function isoDate(ms: number): IsoDate {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The date so many days later; earlier when `days` is negative. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return isoDate(startOf(date) + days * DAY_MS);
}

/** Whole days from a date to another; negative when it is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (startOf(to) - startOf(from)) / DAY_MS;
}

/**
 * The same day so many months later, or the last of its month where it has no
 * such day: a month after 31 January is the end of February.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const start = new Date(startOf(date));
  const year = start.getUTCFullYear();
  const month = start.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(start.getUTCDate(), lastDay);
  return isoDate(Date.UTC(year, month, day));
}

/** The calendar year of a date. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

/** Sunday is 0, as in `Date`. */
export function weekday(date: IsoDate): number {
  return new Date(startOf(date)).getUTCDay();
}

function startOf(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
