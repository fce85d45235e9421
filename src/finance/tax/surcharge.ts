import { Decimal } from "../decimal.ts";
import type { Slab } from "./tax_year.ts";

/** The surcharge on the tax of a large income. */
export interface SurchargeParts {
  readonly ratePercent: Decimal;
  /** Before relief. */
  readonly surcharge: Decimal;
  /** What tax and surcharge would take above the income over the threshold. */
  readonly relief: Decimal;
}

/** The tax before surcharge, on the income and on any other. */
export interface TaxBefore {
  readonly tax: Decimal;
  readonly taxOn: (income: Decimal) => Decimal;
}

/**
 * The surcharge on the tax of `income`, with marginal relief: tax and
 * surcharge are at most those on exactly the threshold that was passed, plus
 * the income above it.
 */
export function surchargeOn(
  income: Decimal,
  levels: readonly Slab[],
  { tax, taxOn }: TaxBefore,
): SurchargeParts {
  const reached = levels.findIndex(
    ({ upTo }) => !upTo || income.lessThanOrEqualTo(upTo),
  );
  const ratePercent = levels[reached]?.ratePercent ?? new Decimal(0);
  const surcharge = tax.times(ratePercent).dividedBy(100);
  const below = levels[reached - 1];
  if (!below?.upTo) {
    return { ratePercent, surcharge, relief: new Decimal(0) };
  }
  const atThreshold = taxOn(below.upTo)
    .times(below.ratePercent.plus(100))
    .dividedBy(100);
  const most = atThreshold.plus(income.minus(below.upTo));
  const relief = Decimal.max(0, tax.plus(surcharge).minus(most));
  return { ratePercent, surcharge, relief };
}
