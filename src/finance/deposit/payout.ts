import type { Decimal } from "../decimal.ts";
import type { PayoutKind } from "./types.ts";

/** A kind of payout that pays out. */
export type PayingKind = Exclude<PayoutKind, "cumulative">;

/** Months from one payout to the next. */
export const MONTHS_APART = { quarterly: 3, monthly: 1 } as const;

/**
 * What is paid out every time, in rupees, not rounded. A quarter earns
 * P R/400. A month gets its part of that discounted, because it comes early:
 *
 * P (R/400) / ((1+i)² + (1+i) + 1), i = R/1200
 *
 * so that three payouts, put aside at i, are worth the quarter's (ICICI). In
 * whole numbers: 3600 P R / ((1200+R)² + 1200 (1200+R) + 1200²).
 */
export function payout(
  principal: Decimal,
  terms: { readonly ratePercent: Decimal; readonly kind: PayingKind },
): Decimal {
  const { ratePercent, kind } = terms;
  if (kind === "quarterly") return principal.times(ratePercent).dividedBy(400);
  const grown = ratePercent.plus(1200);
  const bottom = grown
    .times(grown)
    .plus(grown.times(1200))
    .plus(1200 * 1200);
  return principal.times(ratePercent).times(3600).dividedBy(bottom);
}
