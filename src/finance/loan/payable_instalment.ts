import {
  divideHalfUp,
  divideUp,
  unitOf,
  type Paise,
  type Rounding,
} from "../paise.ts";
import type { Fraction } from "./types.ts";

/** How an instalment becomes one that can be paid. */
export interface PayableOptions {
  readonly rounding: Rounding;
  /** The interest of its first month. @default 0n */
  readonly firstInterest?: Paise;
}

/**
 * An instalment rounded half-up, but up where half-up would leave less than
 * the interest of its first month: such an instalment would let the loan grow
 * for as long as it runs.
 */
export function payableInstalment(
  { top, bottom }: Fraction,
  { rounding, firstInterest = 0n }: PayableOptions,
): Paise {
  const unit = unitOf(rounding);
  const nearest = divideHalfUp(top, bottom * unit) * unit;
  if (nearest >= firstInterest) return nearest;
  return divideUp(top, bottom * unit) * unit;
}
