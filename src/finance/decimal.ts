import { Decimal as DecimalJs } from "decimal.js";

/**
 * The arithmetic of every calculator: 60 significant digits, half-up. A tie is
 * seen as a tie as long as formulas multiply first and divide last.
 */
export const Decimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_UP,
  defaults: true,
});

/** An exact decimal number. */
export type Decimal = DecimalJs;
