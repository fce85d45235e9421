import { Decimal } from "../decimal.ts";

/** A ten-thousandth of the last digit that is shown. */
const ENOUGH = new Decimal("1e-12");
const MOST_STEPS = 60;

/**
 * The rate that a flat rate really is: at which the same equal instalments pay
 * the loan back on reducing balance, in per cent a year. It is 1200 times the
 * r for which
 *
 * r / (1 − (1+r)^−n) = (1200 + R n) / (1200 n)
 *
 * The left side rises with r and bends upwards, so that Newton's steps from a
 * rate that is too high come down to it and never miss it.
 *
 * @param flat per cent a year, 0 or more; months, 1 or more
 */
export function trueRate(
  ratePercent: Decimal,
  { months }: { readonly months: number },
): Decimal {
  if (ratePercent.isZero()) return new Decimal(0);
  const wanted = ratePercent
    .times(months)
    .plus(1200)
    .dividedBy(1200 * months);
  let rate = wanted; // r / (1 − …) is more than r
  for (let step = 0; step < MOST_STEPS; step++) {
    const { factor, slope } = annuity(rate, months);
    const change = factor.minus(wanted).dividedBy(slope);
    rate = rate.minus(change);
    if (change.abs().lessThan(ENOUGH)) break;
  }
  return rate.times(1200);
}

/** a = r / (1 − v), v = (1+r)^−n, and its slope by r. */
function annuity(
  rate: Decimal,
  months: number,
): { readonly factor: Decimal; readonly slope: Decimal } {
  const grown = rate.plus(1);
  const v = new Decimal(1).dividedBy(grown.pow(months));
  const rest = new Decimal(1).minus(v);
  const bend = rate.times(v).times(months).dividedBy(grown);
  return {
    factor: rate.dividedBy(rest),
    slope: rest.minus(bend).dividedBy(rest.times(rest)),
  };
}
