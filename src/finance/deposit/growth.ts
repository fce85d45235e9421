import { Decimal } from "../decimal.ts";

/** How long a deposit runs. */
export interface Tenure {
  readonly months: number;
  /** Days after the last whole month, 0 to 30; more only without months. */
  readonly days: number;
}

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

/**
 * A = P (1 + R/400)^q (1 + R/100 (m/12 + d/365)): compounded over completed
 * quarters, simple over the broken period after them, and simple throughout
 * below six months (ICICI, Bank of Baroda, Canara; SBI's chart agrees).
 */
export function growth(
  principal: Decimal,
  terms: { readonly ratePercent: Decimal; readonly tenure: Tenure },
): Growth {
  const { ratePercent, tenure } = terms;
  const count = isCompounded(tenure) ? Math.floor(tenure.months / 3) : 0;
  const quarters = Array.from({ length: count }, (_, i) =>
    afterQuarters(principal, { ratePercent, quarters: i + 1 }),
  );
  const start = quarters.at(-1) ?? principal;
  const broken = { months: tenure.months - 3 * count, days: tenure.days };
  return { quarters, maturity: withSimple(start, ratePercent, broken) };
}

/** The rate that yearly compounding would need: (1 + R/400)^4 − 1. */
export function effectiveAnnualRate(ratePercent: Decimal): Decimal {
  const year = { ratePercent, quarters: 4 };
  return afterQuarters(new Decimal(100), year).minus(100);
}

/** P (400+R)^q / 400^q: the division comes last. */
function afterQuarters(
  principal: Decimal,
  terms: { readonly ratePercent: Decimal; readonly quarters: number },
): Decimal {
  const grown = terms.ratePercent.plus(400).pow(terms.quarters);
  return principal.times(grown).dividedBy(new Decimal(400).pow(terms.quarters));
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
