import type { Decimal } from "../decimal.ts";
import type { Rounding } from "../paise.ts";

/** What the words about a loan depend on. */
export interface AssumedOf {
  readonly ratePercent: Decimal;
  readonly rounding: Rounding;
}

/** What the figures of a loan on reducing balance rest on. */
export function assumedReducing(
  { ratePercent, rounding }: AssumedOf,
  prepaying: "none" | "shorter_term" | "lower_instalment",
): string {
  const roundings =
    rounding === "paisa"
      ? "instalment and monthly interest rounded half-up to the paisa"
      : "instalment rounded half-up to the rupee, monthly interest to the paisa";
  return `Reducing balance at ${ratePercent.toFixed()} % a year, a twelfth of it each month; paid at the end of the month; ${roundings}; the last instalment clears the loan${PREPAYING[prepaying]}`;
}

const PREPAYING = {
  none: "",
  shorter_term:
    "; prepayments are made with the instalment of their month and shorten the term, the instalment stays",
  lower_instalment:
    "; prepayments are made with the instalment of their month and lower those of the months left, the term stays",
};

/** What the figures of a loan at a flat rate rest on. */
export function assumedFlat(
  { ratePercent, rounding }: AssumedOf,
  { months }: { readonly months: number },
): string {
  return `Flat rate of ${ratePercent.toFixed()} % a year on the whole loan for all ${months} months, whatever is paid back before; paid at the end of the month; instalment rounded half-up to the ${rounding}, all interest to the paisa and shared out evenly; the last instalment clears the loan; the true rate is on reducing balance`;
}
