import type { Decimal } from "../decimal.ts";
import { toRupees } from "../paise.ts";
import type { Figure } from "../types.ts";
import { trueRate } from "./true_rate.ts";
import type { Loan, Schedule } from "./types.ts";
import { sumOf, yearlyTotals } from "./yearly_totals.ts";

/** The figures that are sums of a schedule's rows. */
export function figuresOf({ instalment, rows }: Schedule) {
  const totalInterest = sumOf(rows, "interest");
  const totalPayment = sumOf(rows, "instalment") + sumOf(rows, "prepayment");
  return {
    instalment,
    totalInterest,
    totalPayment,
    interestSharePercent: toRupees(totalInterest * 100n).dividedBy(
      toRupees(totalPayment),
    ),
    lastInstalment: rows.at(-1)?.instalment ?? instalment,
    months: rows.length,
    schedule: rows,
    years: yearlyTotals(rows),
  };
}

/** What was prepaid, and what that spares against a schedule without it. */
export function prepaidFigures(schedule: Schedule, without: Schedule) {
  const { rows, newInstalment } = schedule;
  return {
    prepaid: sumOf(rows, "prepayment"),
    newInstalment,
    interestSaved: sumOf(without.rows, "interest") - sumOf(rows, "interest"),
    monthsSaved: without.rows.length - rows.length,
  };
}

/** The same where nothing is prepaid: there is nothing to say. */
export const NOTHING_PREPAID = {
  prepaid: undefined,
  newInstalment: undefined,
  interestSaved: undefined,
  monthsSaved: undefined,
};

const TRUE_RATE_DECIMALS = 4;

/** What a flat rate is on reducing balance. */
export function flatRateFigure(ratePercent: Decimal, loan: Loan): Figure {
  const value = trueRate(ratePercent, loan);
  return { value, decimals: TRUE_RATE_DECIMALS };
}
