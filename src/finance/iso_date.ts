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

/** Sunday is 0, as in `Date`. */
export function weekday(date: IsoDate): number {
  return new Date(startOf(date)).getUTCDay();
}

function startOf(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
