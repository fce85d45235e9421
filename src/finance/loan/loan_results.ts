import { asGiven } from "../outputs.ts";
import type { Results } from "../types.ts";
import { assumedFlat, assumedReducing } from "./_assumed.ts";
import {
  figuresOf,
  flatRateFigure,
  NOTHING_PREPAID,
  prepaidFigures,
} from "./_figures.ts";
import { loanOf, repaymentOf, type LoanValues } from "./_read_loan.ts";
import { flatSchedule } from "./flat_schedule.ts";
import type { loanOutputs } from "./loan_outputs.ts";
import { reducingSchedule } from "./reducing_schedule.ts";

type LoanResults = Results<typeof loanOutputs>;

/** The answer about a loan on reducing balance. */
export function reducingResults(values: LoanValues): LoanResults {
  const loan = loanOf(values);
  const repayment = repaymentOf(values);
  const schedule = reducingSchedule(loan, repayment);
  const facts = {
    method: "Reducing balance",
    trueRatePercent: asGiven(values.ratePercent),
  };
  if (repayment.prepayments.size === 0) {
    const assumptions = assumedReducing(values, "none");
    return {
      ...figuresOf(schedule),
      ...NOTHING_PREPAID,
      ...facts,
      assumptions,
    };
  }
  const none = { ...repayment, prepayments: new Map() };
  return {
    ...figuresOf(schedule),
    ...prepaidFigures(schedule, reducingSchedule(loan, none)),
    ...facts,
    assumptions: assumedReducing(values, repayment.effect),
  };
}

/** The answer about a loan at a flat rate. */
export function flatResults(values: LoanValues): LoanResults {
  const loan = loanOf(values);
  return {
    ...figuresOf(flatSchedule(loan, values)),
    ...NOTHING_PREPAID,
    method: "Flat rate",
    trueRatePercent: flatRateFigure(values.ratePercent, loan),
    assumptions: assumedFlat(values, loan),
  };
}
