import { Decimal } from "./decimal.ts";

/** A sum of rupees that is rounded already, in whole paise. */
export type Paise = bigint;

/** What a sum may be rounded to. */
export type Rounding = "paisa" | "rupee";

/** A sum of rupees rounded half-up, to the paisa or to the rupee. */
export function toPaise(rupees: Decimal, rounding: Rounding = "paisa"): Paise {
  const unit = unitOf(rounding);
  const units = rupees.times(100).dividedBy(unit.toString());
  return BigInt(units.toFixed(0, Decimal.ROUND_HALF_UP)) * unit;
}

/** Whole paise as rupees to compute with. */
export function toRupees(paise: Paise): Decimal {
  return new Decimal(paise.toString()).dividedBy(100);
}

/** Whole paise as rupees to print: 867823n is `8678.23`. */
export function inRupees(paise: Paise): string {
  const sign = paise < 0n ? "-" : "";
  const digits = (paise < 0n ? -paise : paise).toString().padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `top / bottom` rounded half-up; neither is negative. */
export function divideHalfUp(top: bigint, bottom: bigint): bigint {
  return (2n * top + bottom) / (2n * bottom);
}

/** The least whole number that is not less than `top / bottom`. */
export function divideUp(top: bigint, bottom: bigint): bigint {
  return (top + bottom - 1n) / bottom;
}

/** How many paise a sum is rounded to. */
export function unitOf(rounding: Rounding): Paise {
  return rounding === "rupee" ? 100n : 1n;
}
