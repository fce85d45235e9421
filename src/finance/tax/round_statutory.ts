import type { Decimal } from "../decimal.ts";

/**
 * Rounds as sections 288A and 288B of the 1961 Act and 516 of the 2025 Act
 * say: paise are dropped, then half of `step` or more goes up.
 */
export function roundStatutory(amount: Decimal, step: Decimal): Decimal {
  return amount.floor().dividedBy(step).toDecimalPlaces(0).times(step);
}
