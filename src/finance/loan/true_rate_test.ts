import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { Decimal } from "../decimal.ts";
import { trueRate } from "./true_rate.ts";

/** What equal instalments of 1 are worth today at a rate. */
function worth(ratePercent: Decimal, months: number): Decimal {
  const factor = new Decimal(1200).dividedBy(ratePercent.plus(1200));
  let [sum, part] = [new Decimal(0), new Decimal(1)];
  for (let month = 1; month <= months; month++) {
    part = part.times(factor);
    sum = sum.plus(part);
  }
  return sum;
}

test("trueRate() makes the instalments worth the loan, payment by payment", () => {
  const prng = seededPrng(3);
  for (let i = 0; i < 60; i++) {
    const flat = new Decimal((prng() * 10 ** (3 - (i % 9))).toFixed(6)).plus(
      "0.000001",
    );
    const months = 1 + Math.floor(prng() * 600);
    const rate = trueRate(Decimal.min(flat, 100), { months });
    // (P + P R n/1200)/n, of a loan of 1
    const instalment = Decimal.min(flat, 100)
      .times(months)
      .plus(1200)
      .dividedBy(1200 * months);
    const loan = worth(rate, months).times(instalment);
    expect(loan.minus(1).abs().lessThan("1e-15")).toBe(true);
  }
});

test("trueRate() is nearly twice a flat rate of a few years", () => {
  const rate = trueRate(new Decimal(12), { months: 24 });
  expect(rate.toFixed(2)).toBe("21.57");
});

test("trueRate() is the rate itself for one month and for no interest", () => {
  expect(trueRate(new Decimal(12), { months: 1 }).toFixed(12)).toBe(
    "12.000000000000",
  );
  expect(trueRate(new Decimal(0), { months: 24 }).toFixed()).toBe("0");
});

test("trueRate() rises with the flat rate", () => {
  let before = new Decimal(0);
  for (let flat = 1; flat <= 100; flat++) {
    const rate = trueRate(new Decimal(flat), { months: 60 });
    expect(rate.greaterThan(before)).toBe(true);
    before = rate;
  }
});
