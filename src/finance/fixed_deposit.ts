import { aboutDeposit } from "./deposit/about_deposit.ts";
import { checkDeposit } from "./deposit/check_deposit.ts";
import { depositFields } from "./deposit/deposit_fields.ts";
import { depositOutputs } from "./deposit/deposit_outputs.ts";
import { depositResults } from "./deposit/deposit_results.ts";
import type { Calculator, Results } from "./types.ts";

/** A deposit at a bank, cumulative or with payouts. */
export const fixedDeposit = {
  title: "Fixed deposit",
  summary: "What a deposit is worth at its end, with quarterly compounding",
  about: aboutDeposit,
  fields: depositFields,
  outputs: depositOutputs,
  check(given) {
    return checkDeposit(given);
  },
  compute(values, context): Results<typeof depositOutputs> {
    return depositResults(values, context);
  },
} satisfies Calculator<typeof depositFields, typeof depositOutputs>;
