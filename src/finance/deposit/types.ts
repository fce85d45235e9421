import type { Decimal } from "../decimal.ts";
import type { Paise, Rounding } from "../paise.ts";
import type { IsoDate } from "../types.ts";

/** How long a deposit runs. */
export interface Tenure {
  readonly months: number;
  /** Days after the last whole month, 0 to 30; more only without months. */
  readonly days: number;
}

/** When a deposit runs. */
export interface Term {
  readonly start: IsoDate;
  /** The day it is paid back. */
  readonly maturity: IsoDate;
  readonly tenure: Tenure;
}

/** When interest is paid. */
export type PayoutKind = "cumulative" | "quarterly" | "monthly";

/** What is deposited and how. */
export interface Deposit {
  readonly principal: Paise;
  readonly ratePercent: Decimal;
  readonly term: Term;
  readonly payout: PayoutKind;
  readonly rounding: Rounding;
}

/** The end of a quarter, of a month, or of the broken period. */
export interface CourseRow {
  readonly period: string;
  readonly date: IsoDate;
  /** Earned since the row before. */
  readonly interest: Paise;
  /** What the deposit is worth, without what was paid out. */
  readonly amount: Paise;
}

/** How a deposit goes. */
export interface Course {
  readonly rows: readonly CourseRow[];
  /** All of it: the sum of the rows. */
  readonly interest: Paise;
  /** What is paid back at the end, payouts before it not counted. */
  readonly maturityAmount: Paise;
  /** What is paid out every time; nothing of a cumulative deposit. */
  readonly payout: Paise | undefined;
}
