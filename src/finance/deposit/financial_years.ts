import { daysBetween, yearOf } from "../iso_date.ts";
import { toPaise, toRupees, type Paise } from "../paise.ts";
import type { IsoDate } from "../types.ts";
import { worthAfter } from "./growth.ts";
import { calendarTenure } from "./term_of.ts";
import type { Course, Deposit, Term } from "./types.ts";

/** The interest of one financial year, April to March. */
export interface YearOfInterest {
  /** The calendar year it begins in. */
  readonly year: number;
  readonly interest: Paise;
}

/**
 * A deposit's interest by financial year: what was earned by 31 March, or what
 * was paid out until then. The years add up to all of it; one without interest
 * is left out.
 */
export function interestByYear(
  deposit: Deposit,
  course: Course,
): YearOfInterest[] {
  const { start, maturity } = deposit.term;
  const first = financialYear(start);
  const count = financialYear(maturity) - first + 1;
  let before = 0n;
  const years = Array.from({ length: count }, (_, i) => {
    const year = first + i;
    const so = earnedBefore(`${year + 1}-04-01`, deposit, course);
    const interest = so - before;
    before = so;
    return { year, interest };
  });
  return years.filter(({ interest }) => interest > 0n);
}

/** The calendar year in which the financial year of a date begins. */
export function financialYear(date: IsoDate): number {
  return date.slice(5) < "04-01" ? yearOf(date) - 1 : yearOf(date);
}

function earnedBefore(date: IsoDate, deposit: Deposit, course: Course): Paise {
  if (deposit.payout !== "cumulative") {
    return course.rows
      .filter((row) => row.date < date)
      .reduce((sum, row) => sum + row.interest, 0n);
  }
  const { ratePercent, principal, term } = deposit;
  if (date >= term.maturity) return course.interest;
  const lent = toRupees(principal);
  const terms = { ratePercent, tenure: term.tenure };
  const worth = worthAfter(elapsed(term, date), lent, terms);
  const earned = toPaise(worth) - principal;
  // Interest rounded down to the rupee may be less than was earned before.
  return earned < course.interest ? earned : course.interest;
}

/** A deposit of days alone is counted in days. */
function elapsed({ start, tenure }: Term, date: IsoDate) {
  if (tenure.months > 0) return calendarTenure(start, date);
  return { months: 0, days: daysBetween(start, date) };
}
