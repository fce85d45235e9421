import { Decimal } from "../decimal.ts";

/** One month of a loan, in rupees to the paisa. */
export interface ScheduleRow {
  readonly month: number;
  readonly instalment: Decimal;
  readonly interest: Decimal;
  readonly principal: Decimal;
  /** What is still owed after the instalment. */
  readonly balance: Decimal;
}

/** What a schedule is made from. */
export interface ScheduleTerms {
  readonly ratePercent: Decimal;
  readonly months: number;
  /** The rounded instalment. */
  readonly instalment: Decimal;
}

/**
 * The months of a loan as a bank prints them: the interest of a month is
 * rounded to the paisa, and the last instalment pays what is left, so that the
 * principal parts add up to the loan. An instalment that was rounded up may
 * end the loan earlier.
 */
export function schedule(loan: Decimal, terms: ScheduleTerms): ScheduleRow[] {
  const { ratePercent, months } = terms;
  const rows: ScheduleRow[] = [];
  let balance = loan;
  for (let month = 1; month <= months && balance.greaterThan(0); month++) {
    const interest = balance
      .times(ratePercent)
      .dividedBy(1200)
      .toDecimalPlaces(2);
    const owed = balance.plus(interest);
    const paid = month === months ? owed : Decimal.min(terms.instalment, owed);
    balance = owed.minus(paid);
    const principal = paid.minus(interest);
    rows.push({ month, instalment: paid, interest, principal, balance });
  }
  return rows;
}
