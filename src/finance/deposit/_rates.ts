import { asGiven } from "../outputs.ts";
import type { Course, Deposit } from "./types.ts";

/** A row of the table of rates: what a deposit comes to at one of them. */
export function rateColumns(
  deposit: Deposit,
  { interest, maturityAmount, payout }: Course,
) {
  const ratePercent = asGiven(deposit.ratePercent);
  return { ratePercent, interest, maturityAmount, payout };
}
