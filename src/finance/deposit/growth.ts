import { Decimal } from "../decimal.ts";
import type { Tenure } from "./types.ts";

/** What a deposit is worth, not rounded, after its quarters and at the end. */
export interface Growth {
  /** After quarter 1, 2, 3 …; empty when interest is simple. */
  readonly quarters: readonly Decimal[];
  readonly maturity: Decimal;
}

/** Banks pay simple interest below this. */
const COMPOUNDING_FROM_MONTHS = 6;

/** Whether interest is added to the deposit every quarter. */
export function isCompounded({ months }: Tenure): boolean {
  return months >= COMPOUNDING_FROM_MONTHS;
}

/** How interest is added. */
export interface GrowthTerms {
  readonly ratePercent: Decimal;
  readonly tenure: Tenure;
}

/**
 * A = P (1 + R/400)^q (1 + R/100 (m/12 + d/365)): compounded over completed
 * quarters, simple over the broken period after them, and simple throughout
 * below six months (ICICI, Bank of Baroda, Canara; SBI's chart agrees).
 */
export function growth(principal: Decimal, terms: GrowthTerms): Growth {
  const { ratePercent, tenure } = terms;
  const count = isCompounded(tenure) ? Math.floor(tenure.months / 3) : 0;
  const quarters = afterQuarters(principal, { ratePercent, count });
  const start = quarters.at(-1) ?? principal;
  return {
    quarters,
    maturity: withSimple(start, ratePercent, broken(tenure, count)),
  };
}

/**
 * What a deposit is worth before its end, with the simple interest of the
 * quarter it is in.
 */
export function worthAfter(
  elapsed: Tenure,
  principal: Decimal,
  { ratePercent, tenure }: GrowthTerms,
): Decimal {
  const count = isCompounded(tenure) ? Math.floor(elapsed.months / 3) : 0;
  const start = principal
    .times(ratePercent.plus(400).pow(count))
    .dividedBy(new Decimal(400).pow(count));
  return withSimple(start, ratePercent, broken(elapsed, count));
}

/** Simple interest over all of a time, however long: P (1 + R/100 t). */
export function simpleGrowth(
  principal: Decimal,
  { ratePercent, tenure }: GrowthTerms,
): Decimal {
  return withSimple(principal, ratePercent, tenure);
}

/** The rate that yearly compounding would need: (1 + R/400)^4 − 1. */
export function effectiveAnnualRate(ratePercent: Decimal): Decimal {
  return ratePercent
    .plus(400)
    .pow(4)
    .dividedBy(400 ** 4)
    .minus(1)
    .times(100);
}

/**
 * P (400+R)^k / 400^k after quarter k: both powers are carried on, and the
 * division comes last.
 */
function afterQuarters(
  principal: Decimal,
  { ratePercent, count }: { ratePercent: Decimal; count: number },
): Decimal[] {
  let [top, bottom] = [principal, new Decimal(1)];
  return Array.from({ length: count }, () => {
    top = top.times(ratePercent.plus(400));
    bottom = bottom.times(400);
    return top.dividedBy(bottom);
  });
}

/** What is left of a tenure after so many quarters. */
function broken({ months, days }: Tenure, quarters: number): Tenure {
  return { months: months - 3 * quarters, days };
}

/** m/12 + d/365 of a year is (365 m + 12 d) / 4380. */
function withSimple(
  start: Decimal,
  ratePercent: Decimal,
  { months, days }: Tenure,
): Decimal {
  const parts = 365 * months + 12 * days;
  return start.times(ratePercent.times(parts).plus(438_000)).dividedBy(438_000);
}
