import { Decimal } from "../decimal.ts";

/** A part of the time in which interest is earned: `count / perYear` years. */
export interface Span {
  /** As a table names it: `Year 1`, `3 months`, `2028`. */
  readonly period: string;
  readonly count: Decimal;
  readonly perYear: 1 | 12 | 365 | 366;
}

/** What was earned by the end of a span, to the paisa. */
export interface Accrued {
  readonly period: string;
  /** The span as a part of a year: `306/366`. */
  readonly years: string;
  readonly interest: Decimal;
  /** Principal and the interest up to here. */
  readonly total: Decimal;
}

/** 1, 12, 365 and 366 divide it, so that spans of all kinds add up exactly. */
const PARTS = 12 * 365 * 366;

/**
 * Simple interest over spans of time, span by span: I = P × R × t / 100, with
 * t the sum of the spans. Each sum so far is rounded half-up to the paisa; a
 * span's interest is the difference of two, so that they add up to the whole.
 *
 * @param principal in rupees
 */
export function accrue(
  principal: Decimal,
  terms: { readonly ratePercent: Decimal; readonly spans: readonly Span[] },
): Accrued[] {
  const perPart = principal.times(terms.ratePercent);
  let parts = new Decimal(0);
  let before = principal;
  return terms.spans.map(({ period, count, perYear }) => {
    parts = parts.plus(count.times(PARTS / perYear));
    const exact = perPart.times(parts).dividedBy(100 * PARTS);
    const total = principal.plus(exact.toDecimalPlaces(2));
    const interest = total.minus(before);
    before = total;
    return { period, years: fraction({ count, perYear }), interest, total };
  });
}

/** A span as a part of a year: `306/366`, or `2.5` when it is in years. */
export function fraction({
  count,
  perYear,
}: Pick<Span, "count" | "perYear">): string {
  return perYear === 1 ? count.toFixed() : `${count.toFixed()}/${perYear}`;
}
