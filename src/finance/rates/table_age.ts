import { daysBetween, isoDate } from "../iso_date.ts";
import type { Context, IsoDate, RatesTable, Violation } from "../types.ts";
import { frankfurtTime } from "./frankfurt_time.ts";
import { isStale, latestTargetDay } from "./target_days.ts";

/** Older rates have to be confirmed by whoever relies on them. */
const CONFIRM_AFTER_DAYS = 7;

/** What a request says of the table it wants. */
export interface WantedTable {
  readonly date: IsoDate | undefined;
  readonly maxAgeDays: number | undefined;
}

/** How old a table is, in days; one of today or of a day to come is 0. */
export function ageInDays({ rates, nowMs }: Context): number {
  return Math.max(0, daysBetween(rates.date, frankfurtTime(nowMs).date));
}

/**
 * Whether the one table there is has the rates of the day that is wanted, and
 * is young enough. The rates of a Friday are those of the weekend too.
 */
export function checkTableAge(
  { date, maxAgeDays }: WantedTable,
  context: Context,
): Violation<"date" | "maxAgeDays">[] {
  const violations: Violation<"date" | "maxAgeDays">[] = [];
  const { rates } = context;
  if (date !== undefined && !isOf(date, context)) {
    const message = `there are no rates of ${date}, only those of ${rates.date}; give that date, or leave it out for the newest there are`;
    violations.push({ field: "date", code: "unsupported", message });
  }
  const age = ageInDays(context);
  if (maxAgeDays !== undefined && age > maxAgeDays) {
    const message = `the newest rates are of ${rates.date}, ${age} days old; give at least ${age}, or leave it out and mind the warning`;
    violations.push({ field: "maxAgeDays", code: "out_of_range", message });
  }
  return violations;
}

function isOf(date: IsoDate, { rates, nowMs }: Context): boolean {
  if (date === rates.date) return true;
  const isOver = date <= frankfurtTime(nowMs).date;
  return isOver && latestTargetDay(date) === rates.date;
}

/** What an answer says of the table it was computed with. */
export function describeTable(context: Context) {
  const { rates, nowMs } = context;
  const ageDays = ageInDays(context);
  const stale = isStale(rates.date, nowMs);
  return {
    rateDate: rates.date,
    source: rates.source,
    stale,
    ageDays,
    fetched: fetchedText(rates),
    warning: stale ? warningOf(ageDays) : "",
  };
}

function fetchedText({ fetchedAtMs }: RatesTable): string {
  if (fetchedAtMs === undefined) return "not at all: it came with the program";
  const time = new Date(fetchedAtMs).toISOString().slice(11, 19);
  return `${isoDate(fetchedAtMs)} ${time} UTC`;
}

function warningOf(ageDays: number): string {
  if (ageDays <= CONFIRM_AFTER_DAYS) {
    return "A newer table should have been published: the rates may have moved";
  }
  return `The rates are ${ageDays} days old, more than ${CONFIRM_AFTER_DAYS}: confirm the rate elsewhere before you rely on the result`;
}
