import { Decimal } from "../decimal.ts";

/**
 * The equal instalment of a loan paid back over `months` at the end of each:
 *
 * E = P R (1200+R)^n / (1200 ((1200+R)^n − 1200^n)), and P/n at rate 0
 *
 * which is P r (1+r)^n / ((1+r)^n − 1), r = R/1200, without the repeating
 * fraction R/1200: spreadsheets' PMT with the sign turned. Not rounded.
 *
 * @param principal in rupees
 * @param terms rate in per cent a year, 0 or more; months, 1 or more
 */
export function instalment(
  principal: Decimal,
  terms: { readonly ratePercent: Decimal; readonly months: number },
): Decimal {
  const { ratePercent, months } = terms;
  if (ratePercent.isZero()) return principal.dividedBy(months);
  const grown = ratePercent.plus(1200).pow(months);
  const flat = new Decimal(1200).pow(months);
  return principal
    .times(ratePercent)
    .times(grown)
    .dividedBy(grown.minus(flat).times(1200));
}
