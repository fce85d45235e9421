import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { Decimal } from "../decimal.ts";
import { instalment, instalmentsAt } from "./instalment.ts";
import { YEAR, type Fraction, type Loan } from "./types.ts";

/** A loan of rupees at a rate in per cent a year. */
function loan(rupees: string, rate: string | number, months: number): Loan {
  const whole = (value: string | number, times: number) =>
    BigInt(new Decimal(value).times(times).toFixed(0));
  return { principal: whole(rupees, 100), rate: whole(rate, 1e6), months };
}

const Precise = Decimal.clone({ precision: 150 });

function rupees({ top, bottom }: Fraction, decimals: number): string {
  const exact = new Precise(top.toString()).dividedBy(bottom.toString());
  return exact.dividedBy(100).toFixed(decimals);
}

function emi(principal: string, rate: string | number, months: number) {
  const exact = instalment(loan(principal, rate, months));
  return (decimals: number) => rupees(exact, decimals);
}

describe("instalment() agrees with published values", () => {
  // whose own decimals have 28 digits, of which the last few are rounding
  test("of numpy-financial, to 21 decimals", () => {
    expect(emi("15000", 8, 60)(21)).toBe("304.145914326205237033870");
    expect(emi("15000", 0, 60)(2)).toBe("250.00");
  });

  test("of formulajs", () => {
    expect(emi("100000", 10, 24)(9)).toBe("4614.492633752");
    expect(emi("100000", 0, 24)(2)).toBe("4166.67");
  });

  test("of LibreOffice", () => {
    expect(emi("25000", "1.99", 36)(12)).toBe("715.955334437392");
    expect(emi("25000", 0, 36)(12)).toBe("694.444444444444");
    expect(emi("10000", 8, 10)(11)).toBe("1037.03208935915");
    expect(emi("6500", 3, 10)(12)).toBe("658.970973448874");
  });

  test("of LibreOffice by the week, whose rate has more than six decimals", () => {
    // 43.2834404364871 at 0.06/52 a period, which is 1.384615384… % × 1/1200
    expect(emi("8000", "1.384615", 208)(5)).toBe("43.28344");
  });

  test("of OpenFormula", () => {
    expect(emi("1000", 60, 12)(5)).toBe("112.82541");
  });

  test("of Apache POI: 1,000 a month grow to 12,682.50301319 in a year", () => {
    // so they pay back what grows to as much in that year
    const lent = new Decimal("12682.50301319").dividedBy(
      new Decimal("1.01").pow(12),
    );
    expect(emi(lent.toFixed(2), 12, 12)(2)).toBe("1000.00");
  });

  test("of PPMT: the first part of numpy-financial, the last of formulajs", () => {
    const { top, bottom } = instalment(loan("55000", 10, 60));
    const interest = 5_500_000n * 10_000_000n; // over YEAR
    const first = {
      top: top * YEAR - interest * bottom,
      bottom: bottom * YEAR,
    };
    expect(rupees(first, 22)).toBe("710.2541257864217612489831");
    // 8 % a period: the last instalment is what is still owed and 8 % of it
    const last = instalment(loan("200000", 96, 10));
    const part = { top: last.top * 100n, bottom: last.bottom * 108n };
    expect(rupees(part, 9)).toBe("27598.053462421");
  });
});

describe("instalment(), of random loans,", () => {
  const prng = seededPrng(20261123);
  const upTo = (most: number) => Math.floor(prng() * most);
  const loans = Array.from({ length: 300 }, () => ({
    principal: BigInt(1 + upTo(10 ** (3 + upTo(14)))),
    rate: BigInt(upTo(10 ** (1 + upTo(8)) + 1)),
    months: 1 + upTo(600),
  }));

  test("is PMT of decimals, to 40 digits", () => {
    for (const { principal, rate, months } of loans) {
      const exact = instalment({ principal, rate, months });
      expect(rupees(exact, 40)).toBe(pmt(principal, rate, months).toFixed(40));
    }
  });

  test("is what bisection finds to pay the loan back", () => {
    for (const one of loans.slice(0, 40)) {
      const { top, bottom } = instalment(one);
      const halves = bisect(one);
      // The least number of half paise that is enough is not less than E …
      expect(halves * bottom).toBeGreaterThanOrEqual(2n * top);
      // … and half a paisa less is.
      expect((halves - 1n) * bottom).toBeLessThan(2n * top);
    }
  });

  test("grows with principal and rate, and falls with the months", () => {
    for (const { principal, rate, months } of loans) {
      const one = { principal, rate, months };
      expect(isLess(one, { ...one, principal: principal + 1n })).toBe(true);
      expect(isLess(one, { ...one, rate: rate + 1n })).toBe(true);
      expect(isLess({ ...one, months: months + 1 }, one)).toBe(true);
    }
  });

  test("is the same from powers that are carried on, to 30 decimals", () => {
    for (const { principal, rate, months } of loans) {
      const instalments = instalmentsAt(rate);
      for (const left of [months, Math.ceil(months / 2)]) {
        const anew = instalment({ principal, rate, months: left });
        expect(rupees(instalments(principal, left), 30)).toBe(rupees(anew, 30));
      }
    }
  });
});

/** P r (1+r)^n / ((1+r)^n − 1) in rupees, from a rounded r. */
function pmt(principal: bigint, rate: bigint, months: number): Decimal {
  const lent = new Precise(principal.toString()).dividedBy(100);
  if (rate === 0n) return lent.dividedBy(months);
  const r = new Precise(rate.toString()).dividedBy(YEAR.toString());
  const grown = r.plus(1).pow(months);
  return lent.times(r).times(grown).dividedBy(grown.minus(1));
}

/** The least half paise a month that leave nothing, by trying. */
function bisect({ principal, rate, months }: Loan): bigint {
  let [low, high] = [0n, 4n * principal + 1n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    let owed = 2n * principal; // times YEAR^k after k months
    let scale = 1n;
    for (let month = 1; month <= months; month++) {
      scale *= YEAR;
      owed = owed * (YEAR + rate) - middle * scale;
    }
    if (owed > 0n) low = middle;
    else high = middle;
  }
  return high;
}

function isLess(one: Loan, other: Loan): boolean {
  const [a, b] = [instalment(one), instalment(other)];
  return a.top * b.bottom < b.top * a.bottom;
}
