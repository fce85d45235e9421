import { addDays, addMonths, daysBetween, yearOf } from "../iso_date.ts";
import type { IsoDate } from "../types.ts";
import type { Tenure, Term } from "./types.ts";

/** Days alone are simple interest up to this; then the calendar counts. */
export const MOST_DAYS_ALONE = 180;

/**
 * When a deposit runs. Days alone, if more than 180, become months and days by
 * the calendar.
 */
export function termOf(start: IsoDate, given: Tenure): Term {
  const maturity = addDays(addMonths(start, given.months), given.days);
  const isCounted = given.months === 0 && given.days > MOST_DAYS_ALONE;
  const tenure = isCounted ? calendarTenure(start, maturity) : given;
  return { start, maturity, tenure };
}

/** Whole months from a date to another that is not earlier, then days. */
export function calendarTenure(from: IsoDate, to: IsoDate): Tenure {
  const apart = 12 * (yearOf(to) - yearOf(from)) + monthOf(to) - monthOf(from);
  const isWhole = addMonths(from, apart) <= to;
  const months = isWhole ? apart : apart - 1;
  return { months, days: daysBetween(addMonths(from, months), to) };
}

function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7));
}
