import type { Decimal } from "../decimal.ts";
import { addMonths } from "../iso_date.ts";
import type { IsoDate, Violation } from "../types.ts";
import type { DayCount } from "./day_counts.ts";
import { TENURE_UNITS, type TenureUnitName } from "./tenure_units.ts";

/** How long, in one of two ways, as it was given. */
export interface GivenTime {
  readonly tenure: Decimal | undefined;
  readonly unit: TenureUnitName | undefined;
  readonly fromDate: IsoDate | undefined;
  readonly toDate: IsoDate | undefined;
  readonly dayCount: DayCount | undefined;
}

type TimeViolation = Violation<Exclude<keyof GivenTime, "unit">>;

const MOST_MONTHS = 1200;

/** Finds what is wrong with the time: a tenure or two dates, never both. */
export function checkTime(given: GivenTime): TimeViolation[] {
  const { tenure, fromDate, toDate, dayCount } = given;
  const hasDate = fromDate !== undefined || toDate !== undefined;
  if (tenure !== undefined && hasDate) {
    const message =
      "it is given beside dates; give the tenure or both dates, not all";
    return [{ field: "tenure", code: "unsupported", message }];
  }
  if (hasDate) return checkDates(given);
  const days: TimeViolation[] = dayCount === "act_act" ? [WITHOUT_DATES] : [];
  if (tenure !== undefined) return [...checkTenure(given), ...days];
  const message = "it is missing; give it, as 2, or give from_date and to_date";
  return [{ field: "tenure", code: "required", message }, ...days];
}

const WITHOUT_DATES: TimeViolation = {
  field: "dayCount",
  code: "unsupported",
  message:
    '"act_act" has to know the calendar years; give from_date and to_date instead of a tenure, or choose act_365f',
};

function checkTenure({ tenure, unit }: GivenTime): TimeViolation[] {
  if (tenure === undefined || unit === undefined) return [];
  const { most, isWhole } = TENURE_UNITS[unit];
  if (isWhole && !tenure.isInteger()) {
    const message = `"${tenure.toFixed()}" ${unit} is not whole; give whole ${unit}`;
    return [{ field: "tenure", code: "not_an_integer", message }];
  }
  if (tenure.lessThanOrEqualTo(most)) return [];
  const message = `"${tenure.toFixed()}" ${unit} is too long; give at most ${most}`;
  return [{ field: "tenure", code: "out_of_range", message }];
}

function checkDates({ fromDate, toDate }: GivenTime): TimeViolation[] {
  if (fromDate === undefined) {
    const message = `it is missing beside to_date; give it, as a date before ${toDate}`;
    return [{ field: "fromDate", code: "required", message }];
  }
  if (toDate === undefined) {
    const message = `it is missing beside from_date; give it, as a date after ${fromDate}`;
    return [{ field: "toDate", code: "required", message }];
  }
  if (toDate <= fromDate) {
    const message = `"${toDate}" is not after from_date; give a date after ${fromDate}`;
    return [{ field: "toDate", code: "out_of_range", message }];
  }
  const latest = addMonths(fromDate, MOST_MONTHS);
  if (toDate <= latest) return [];
  const message = `"${toDate}" is more than 100 years after from_date; give ${latest} at the latest`;
  return [{ field: "toDate", code: "out_of_range", message }];
}
