import type { Paise, Rounding } from "../paise.ts";

/** 1200 per cent in the unit of rates: R/1200 is a month's part. */
export const YEAR = 1_200_000_000n;

/** A sum in paise that is not rounded: `top / bottom`. */
export interface Fraction {
  readonly top: bigint;
  /** More than 0. */
  readonly bottom: bigint;
}

/** What is lent, for how long and at which rate. */
export interface Loan {
  readonly principal: Paise;
  /** Rate a year in millionths of a per cent: 8.5 % is 8500000n. */
  readonly rate: bigint;
  readonly months: number;
}

/** One month of a loan. */
export interface ScheduleRow {
  readonly month: number;
  readonly instalment: Paise;
  readonly interest: Paise;
  /** Instalment without interest. */
  readonly principal: Paise;
  /** Paid back on top, on the same day; missing where nothing ever is. */
  readonly prepayment: Paise | undefined;
  /** What is still owed after all of it. */
  readonly balance: Paise;
}

/** What becomes of the instalment when a part is paid back early. */
export type PrepaymentEffect = "shorter_term" | "lower_instalment";

/** What is paid back early: the sum by month. */
export type Prepayments = ReadonlyMap<number, Paise>;

/** How a loan is paid back. */
export interface Repayment {
  readonly rounding: Rounding;
  readonly prepayments: Prepayments;
  readonly effect: PrepaymentEffect;
}

/** The months of a loan. */
export interface Schedule {
  /** Of the first month. */
  readonly instalment: Paise;
  /** After the last prepayment; the first unless one lowered it. */
  readonly newInstalment: Paise;
  readonly rows: readonly ScheduleRow[];
}
