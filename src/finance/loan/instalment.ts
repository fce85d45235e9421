import type { Paise } from "../paise.ts";
import { YEAR, type Fraction, type Loan } from "./types.ts";

/**
 * The equal instalment of a loan paid back over its months at the end of each,
 * in paise, as an exact fraction:
 *
 * E = P R (1200+R)^n / (1200 ((1200+R)^n − 1200^n)), and P/n at rate 0
 *
 * which is P r (1+r)^n / ((1+r)^n − 1), r = R/1200, in whole numbers:
 * spreadsheets' PMT with the sign turned.
 */
export function instalment({ principal, rate, months }: Loan): Fraction {
  if (rate === 0n) return { top: principal, bottom: BigInt(months) };
  const grown = (YEAR + rate) ** BigInt(months);
  const flat = YEAR ** BigInt(months);
  return { top: principal * rate * grown, bottom: YEAR * (grown - flat) };
}

/** Instalments at one rate, of any loan and number of months. */
export type Instalments = (principal: Paise, months: number) => Fraction;

/** Sixty decimals. */
const ONE = 10n ** 60n;

/**
 * The same for many loans at one rate, to some fifty digits: (1 + R/1200)^n is
 * carried on from month to month instead of being computed anew for each.
 */
export function instalmentsAt(rate: bigint): Instalments {
  const powers = [ONE];
  const power = (months: number): bigint => {
    let last = powers.at(-1) ?? ONE;
    while (powers.length <= months) {
      last = (last * (YEAR + rate)) / YEAR;
      powers.push(last);
    }
    return powers[months] ?? ONE;
  };
  return function instalments(principal, months) {
    if (rate === 0n) return { top: principal, bottom: BigInt(months) };
    const grown = power(months);
    return { top: principal * rate * grown, bottom: YEAR * (grown - ONE) };
  };
}
