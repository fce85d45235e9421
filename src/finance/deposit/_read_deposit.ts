import { toPaise } from "../paise.ts";
import type { Context, Values } from "../types.ts";
import type { depositFields } from "./deposit_fields.ts";
import { termOf } from "./term_of.ts";
import type { Deposit } from "./types.ts";

/** Values that were checked. */
export type DepositValues = Values<typeof depositFields>;

/** The same deposit at the ordinary and at the senior rate. */
export interface Deposits {
  readonly ordinary: Deposit;
  readonly senior: Deposit;
}

/** What banks usually add for senior citizens. */
const SENIOR_EXTRA = "0.5";

/** The deposit that values speak of; it starts today unless they say when. */
export function depositsOf(
  values: DepositValues,
  { today }: Pick<Context, "today">,
): Deposits {
  const { years, months, days, ratePercent, rounding, payout } = values;
  const principal = toPaise(values.principal);
  const term = termOf(values.startDate ?? today, {
    months: 12 * years + months,
    days,
  });
  const ordinary = { principal, ratePercent, term, payout, rounding };
  const seniorRate = values.seniorRatePercent ?? ratePercent.plus(SENIOR_EXTRA);
  return { ordinary, senior: { ...ordinary, ratePercent: seniorRate } };
}
