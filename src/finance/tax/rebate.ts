import { Decimal } from "../decimal.ts";
import type { Rebate } from "./tax_year.ts";

/** What comes off the slab tax of a small income. */
export interface RebateParts {
  readonly rebate: Decimal;
  /** Above the limit: what exceeds the income above the limit. */
  readonly relief: Decimal;
}

const NONE: RebateParts = { rebate: new Decimal(0), relief: new Decimal(0) };

/** The rebate on `tax` for an income, or the marginal relief just above it. */
export function rebateOn(
  tax: Decimal,
  rules: Rebate,
  person: { readonly income: Decimal; readonly isResident: boolean },
): RebateParts {
  if (rules.residentsOnly && !person.isResident) return NONE;
  const excess = person.income.minus(rules.limit);
  if (excess.lessThanOrEqualTo(0)) {
    return { ...NONE, rebate: Decimal.min(tax, rules.max) };
  }
  if (!rules.marginalRelief) return NONE;
  return { ...NONE, relief: Decimal.max(0, tax.minus(excess)) };
}
