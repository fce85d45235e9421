import { aboutLoan } from "./loan/about_loan.ts";
import { checkPrepayments } from "./loan/check_prepayments.ts";
import { flatResults, reducingResults } from "./loan/loan_results.ts";
import { loanFields } from "./loan/loan_fields.ts";
import { loanOutputs } from "./loan/loan_outputs.ts";
import type { Calculator, Results } from "./types.ts";

/** Equal monthly instalments of a loan, on reducing balance or flat. */
export const loanEmi = {
  title: "Loan EMI",
  summary: "The equal monthly instalment of a loan, with its schedule",
  about: aboutLoan,
  fields: loanFields,
  outputs: loanOutputs,
  check(given) {
    return checkPrepayments(given);
  },
  compute(values): Results<typeof loanOutputs> {
    return values.method === "flat"
      ? flatResults(values)
      : reducingResults(values);
  },
} satisfies Calculator<typeof loanFields, typeof loanOutputs>;
