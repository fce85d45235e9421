import type { Decimal } from "../decimal.ts";
import { daysBetween } from "../iso_date.ts";
import type { IsoDate } from "../types.ts";
import type { Span } from "./accrue.ts";
import { dateSpans, dayCountInWords } from "./date_spans.ts";
import { DAY_COUNTS, type DayCount } from "./day_counts.ts";
import { tenureInWords, tenureSpans } from "./tenure_spans.ts";
import { TENURE_UNITS, type TenureUnitName } from "./tenure_units.ts";

/** A time in one of two ways, after it was checked. */
export interface TimeValues {
  readonly tenure: Decimal | undefined;
  readonly unit: TenureUnitName;
  readonly fromDate: IsoDate | undefined;
  readonly toDate: IsoDate | undefined;
  readonly dayCount: DayCount;
}

/** A time as interest counts it, and in words. */
export interface Time {
  readonly spans: readonly Span[];
  /** How it became years. */
  readonly dayCount: string;
  /** `for 2 years`. */
  readonly inWords: string;
}

/**
 * The time that was given.
 *
 * @throws {RangeError} when none was: `checkTime` refuses that.
 */
export function timeOf(values: TimeValues): Time {
  const { tenure, unit, fromDate, toDate, dayCount } = values;
  if (tenure !== undefined) {
    return {
      spans: tenureSpans(tenure, unit),
      dayCount: TENURE_UNITS[unit].dayCount,
      inWords: `for ${tenureInWords(tenure, unit)}`,
    };
  }
  if (fromDate === undefined || toDate === undefined) {
    throw new RangeError("Cannot count the time: there is none");
  }
  const spans = dateSpans({ from: fromDate, to: toDate }, dayCount);
  const days = daysBetween(fromDate, toDate);
  const count = days === 1 ? "1 day" : `${days} days`;
  return {
    spans,
    dayCount: dayCountInWords(spans, dayCount),
    inWords: `from ${fromDate} up to but not including ${toDate}, ${count}, where ${DAY_COUNTS[dayCount].meaning}`,
  };
}
