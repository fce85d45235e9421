import { Decimal } from "../decimal.ts";
import type { Span } from "./accrue.ts";
import { TENURE_UNITS, type TenureUnitName } from "./tenure_units.ts";

/** A tenure year by year, then what is left of it in its own unit. */
export function tenureSpans(tenure: Decimal, unit: TenureUnitName): Span[] {
  const { perYear } = TENURE_UNITS[unit];
  const years = tenure.dividedToIntegerBy(perYear).toNumber();
  const spans = Array.from({ length: years }, (_, i) => ({
    period: `Year ${i + 1}`,
    count: new Decimal(perYear),
    perYear,
  }));
  const count = tenure.modulo(perYear);
  if (count.isZero()) return spans;
  return [...spans, { period: tenureInWords(count, unit), count, perYear }];
}

/** `1 year`, `2.5 years`, `18 months`. */
export function tenureInWords(tenure: Decimal, unit: TenureUnitName): string {
  const noun = tenure.equals(1) ? unit.slice(0, -1) : unit;
  return `${tenure.toFixed()} ${noun}`;
}
