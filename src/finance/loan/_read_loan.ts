import { toPaise } from "../paise.ts";
import type { Values } from "../types.ts";
import type { loanFields } from "./loan_fields.ts";
import { readPrepayments } from "./read_prepayments.ts";
import type { Loan, Repayment } from "./types.ts";

/** Values that were checked. */
export type LoanValues = Values<typeof loanFields>;

const MILLION = 1_000_000;

/** The loan that values speak of. */
export function loanOf(values: LoanValues): Loan {
  return {
    principal: toPaise(values.principal),
    rate: BigInt(values.ratePercent.times(MILLION).toFixed(0)),
    months: values.tenureMonths,
  };
}

/**
 * How it is paid back.
 *
 * @throws {RangeError} when the prepayments are not checked.
 */
export function repaymentOf(values: LoanValues): Repayment {
  const { rounding, prepaymentEffect: effect } = values;
  const read = readPrepayments(values.prepayments ?? "", {
    months: values.tenureMonths,
    principal: toPaise(values.principal),
  });
  if (read.kind === "broken") {
    throw new RangeError(`Cannot read the prepayments: ${read.message}`);
  }
  return { rounding, prepayments: read.prepayments, effect };
}
