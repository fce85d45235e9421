import type { DepositValues } from "./_read_deposit.ts";
import { isCompounded } from "./growth.ts";
import { inWords } from "./in_words.ts";
import { MOST_DAYS_ALONE } from "./term_of.ts";
import type { Deposit } from "./types.ts";

/** What the figures of a deposit rest on. */
export function assumed(deposit: Deposit, values: DepositValues): string {
  const { ratePercent, term, rounding } = deposit;
  const today = values.startDate === undefined ? " (today)" : "";
  const senior = values.senior ? ", the rate of senior citizens," : "";
  const days = `a month is a twelfth of a year, a day a 365th`;
  return `${ratePercent.toFixed()} % a year${senior} for ${tenureInWords(deposit, values)} from ${term.start}${today}: ${how(deposit)}; ${days}; rounded half-up to the ${rounding} ${when(deposit)}`;
}

function tenureInWords({ term }: Deposit, values: DepositValues): string {
  const { years, months, days } = values;
  const isCounted = years + months === 0 && days > MOST_DAYS_ALONE;
  const text = inWords(term.tenure);
  return isCounted ? `${days} days, by the calendar ${text},` : text;
}

function how({ payout, term }: Deposit): string {
  switch (payout) {
    case "cumulative":
      return isCompounded(term.tenure)
        ? "compounded every completed quarter, simple interest for the rest"
        : "simple interest, because the tenure is under 6 months";
    case "quarterly":
      return "a quarter of the year's interest is paid out every completed quarter, simple interest for the rest at the end";
    case "monthly":
      return "the quarter's interest is paid out in three monthly parts, discounted at the same rate, simple interest for the rest at the end";
    default:
      return payout satisfies never;
  }
}

function when({ payout }: Deposit): string {
  return payout === "cumulative" ? "at the end only" : "at every payout";
}
