import type { Context, Results } from "../types.ts";
import { assumed } from "./_assumed.ts";
import { rateColumns } from "./_rates.ts";
import { depositsOf, type DepositValues } from "./_read_deposit.ts";
import { courseOf } from "./course_of.ts";
import type { depositOutputs } from "./deposit_outputs.ts";
import { effectiveAnnualRate } from "./growth.ts";
import { tdsInWords, tdsRows } from "./tds.ts";

/** The answer about a deposit: all of the rate that counts, some of both. */
export function depositResults(
  values: DepositValues,
  context: Pick<Context, "today">,
): Results<typeof depositOutputs> {
  const isSenior = values.senior;
  const { ordinary, senior } = depositsOf(values, context);
  const deposit = isSenior ? senior : ordinary;
  const course = courseOf(deposit);
  const other = isSenior ? ordinary : senior;
  const counting = { ...rateColumns(deposit, course), counts: true };
  const beside = { ...rateColumns(other, courseOf(other)), counts: false };
  const tds = tdsRows({ deposit, course }, { isSenior });
  return {
    maturityAmount: course.maturityAmount,
    interest: course.interest,
    payout: course.payout,
    ratePercent: counting.ratePercent,
    effectiveRatePercent: effectiveAnnualRate(deposit.ratePercent),
    startDate: deposit.term.start,
    maturityDate: deposit.term.maturity,
    tdsHint: tdsInWords(tds),
    assumptions: assumed(deposit, values),
    growth: course.rows,
    rates: [
      { depositor: "Ordinary", ...(isSenior ? beside : counting) },
      { depositor: "Senior citizen", ...(isSenior ? counting : beside) },
    ],
    tds,
  };
}
