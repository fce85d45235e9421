import { Decimal } from "../decimal.ts";
import { daysBetween, yearOf } from "../iso_date.ts";
import type { IsoDate } from "../types.ts";
import type { Span } from "./accrue.ts";
import { DAY_COUNTS, type DayCount } from "./day_counts.ts";

/** Two dates: the first counts, the last does not. */
export interface Period {
  readonly from: IsoDate;
  /** After `from`. */
  readonly to: IsoDate;
}

/** The days between two dates, calendar year by calendar year. */
export function dateSpans({ from, to }: Period, dayCount: DayCount): Span[] {
  const spans: Span[] = [];
  for (let year = yearOf(from), start = from; start < to; year++) {
    const next = firstOf(year + 1);
    const end = next < to ? next : to;
    spans.push({
      period: `${year}`,
      count: new Decimal(daysBetween(start, end)),
      perYear: daysInYear(year, dayCount),
    });
    start = end;
  }
  return spans;
}

/** How days become years: `ACT/ACT: 671/365 + 306/366`. */
export function dayCountInWords(
  spans: readonly Span[],
  dayCount: DayCount,
): string {
  const sums = ([365, 366] as const).flatMap((perYear) => {
    const count = Decimal.sum(
      0,
      ...spans.filter((it) => it.perYear === perYear).map((it) => it.count),
    );
    return count.isZero() ? [] : [`${count.toFixed()}/${perYear}`];
  });
  return `${DAY_COUNTS[dayCount].name}: ${sums.join(" + ")}`;
}

function daysInYear(year: number, dayCount: DayCount): 365 | 366 {
  if (!DAY_COUNTS[dayCount].knowsLeapYears) return 365;
  return daysBetween(firstOf(year), firstOf(year + 1)) === 366 ? 366 : 365;
}

function firstOf(year: number): IsoDate {
  return `${year}-01-01`;
}
