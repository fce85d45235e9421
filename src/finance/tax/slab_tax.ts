import { Decimal } from "../decimal.ts";
import type { Slab } from "./tax_year.ts";

/** What one slab takes. */
export interface SlabPart {
  readonly above: Decimal;
  /** `undefined`: without end. */
  readonly upTo: Decimal | undefined;
  readonly ratePercent: Decimal;
  /** The part of the income that lies in the slab. */
  readonly income: Decimal;
  readonly tax: Decimal;
}

/** Splits an income into slabs, with the tax on each part. */
export function slabParts(income: Decimal, slabs: readonly Slab[]): SlabPart[] {
  return slabs.map(({ upTo, ratePercent }, i) => {
    const above = slabs[i - 1]?.upTo ?? new Decimal(0);
    const reached = upTo ? Decimal.min(income, upTo) : income;
    const part = Decimal.max(0, reached.minus(above));
    const tax = part.times(ratePercent).dividedBy(100);
    return { above, upTo, ratePercent, income: part, tax };
  });
}

/** The sum of the parts' taxes. */
export function slabTax(parts: readonly Pick<SlabPart, "tax">[]): Decimal {
  return parts.reduce((sum, { tax }) => sum.plus(tax), new Decimal(0));
}
