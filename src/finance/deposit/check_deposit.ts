import { addDays, addMonths } from "../iso_date.ts";
import type { Given, IsoDate, Violation } from "../types.ts";
import type { depositFields } from "./deposit_fields.ts";
import { inWords } from "./in_words.ts";
import { MONTHS_APART } from "./payout.ts";
import { MOST_DAYS_ALONE, termOf } from "./term_of.ts";
import type { Tenure } from "./types.ts";

type GivenDeposit = Given<typeof depositFields>;
type DepositViolation = Violation<keyof GivenDeposit & string>;

const MAX_MONTHS = 120;
const MIN_DAYS = 7;
const MAX_DAYS_BESIDE_MONTHS = 30;

/** Finds what is wrong with a deposit as a whole. */
export function checkDeposit(given: GivenDeposit): DepositViolation[] {
  const { years, months, days, startDate } = given;
  const senior = checkSeniorRate(given);
  if (years === undefined || months === undefined || days === undefined) {
    return senior;
  }
  const tenure = { months: 12 * years + months, days };
  const wrong =
    checkTenure(tenure) ??
    checkDaysAlone(tenure, startDate) ??
    checkPayout(given, tenure);
  return wrong ? [wrong, ...senior] : senior;
}

function checkTenure({ months, days }: Tenure): DepositViolation | undefined {
  const total = inWords({ months, days });
  if (months > MAX_MONTHS || (months === MAX_MONTHS && days > 0)) {
    const message = `the tenure of ${total} is too long; give at most 10 years`;
    return { field: "months", code: "out_of_range", message };
  }
  if (months > 0 && days > MAX_DAYS_BESIDE_MONTHS) {
    const message = `"${days}" is too many beside ${inWords({ months, days: 0 })}; give at most ${MAX_DAYS_BESIDE_MONTHS}, and more months`;
    return { field: "days", code: "out_of_range", message };
  }
  if (months > 0 || days >= MIN_DAYS) return undefined;
  const message = `the tenure of ${total} is too short; give at least ${MIN_DAYS} days`;
  return { field: "days", code: "out_of_range", message };
}

/** More than 180 days become months by the calendar, from a start. */
function checkDaysAlone(
  { months, days }: Tenure,
  start: IsoDate | undefined,
): DepositViolation | undefined {
  if (months > 0 || days <= MOST_DAYS_ALONE) return undefined;
  if (start === undefined) {
    const message = `it is missing beside ${days} days, which become months by the calendar; give it, as 2026-04-01, or at most ${MOST_DAYS_ALONE} days`;
    return { field: "startDate", code: "required", message };
  }
  const latest = addMonths(start, MAX_MONTHS);
  if (addDays(start, days) <= latest) return undefined;
  const message = `"${days}" days from ${start} are more than 10 years; give a tenure that ends by ${latest}`;
  return { field: "days", code: "out_of_range", message };
}

function checkPayout(
  { payout, startDate }: GivenDeposit,
  given: Tenure,
): DepositViolation | undefined {
  if (payout === undefined || payout === "cumulative") return undefined;
  const { tenure } = termOf(startDate ?? "2000-01-01", given);
  const least = MONTHS_APART[payout];
  if (tenure.months >= least) return undefined;
  const period = inWords({ months: least, days: 0 });
  const message = `"${payout}" needs a tenure of ${period} at least, this one is ${inWords(tenure)}; choose cumulative, or a longer tenure in months`;
  return { field: "payout", code: "unsupported", message };
}

function checkSeniorRate(given: GivenDeposit): DepositViolation[] {
  const { ratePercent, seniorRatePercent } = given;
  if (!ratePercent || !seniorRatePercent) return [];
  if (seniorRatePercent.greaterThanOrEqualTo(ratePercent)) return [];
  const message = `"${seniorRatePercent.toFixed()}" is less than the rate; give ${ratePercent.toFixed()} at least`;
  return [{ field: "seniorRatePercent", code: "out_of_range", message }];
}
