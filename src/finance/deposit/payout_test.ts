import { expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { payout } from "./payout.ts";

const LAKH = new Decimal(100_000);

function paid(rate: string, kind: "quarterly" | "monthly"): Decimal {
  return payout(LAKH, { ratePercent: new Decimal(rate), kind });
}

test("payout() is a quarter of the year's interest every quarter", () => {
  expect(paid("7.25", "quarterly").toFixed()).toBe("1812.5");
});

test("payout() discounts what is paid every month", () => {
  // 1812.5 / (1.006041666…² + 1.006041666… + 1), by fractions of BigInt
  const [top, bottom] = [120_725n, 120_000n];
  const sum = top * top + top * bottom + bottom * bottom;
  const exact = (18_125n * 10n ** 20n * bottom * bottom) / (10n * sum);
  expect(paid("7.25", "monthly").times("1e20").floor().toFixed()).toBe(
    `${exact}`,
  );
  expect(paid("7.25", "monthly").lessThan("604.17")).toBe(true);
});

test("payout() of three months, put aside, is worth the quarter's", () => {
  const i = new Decimal(12).dividedBy(1200).plus(1);
  const month = paid("12", "monthly");
  const worth = month.times(i).times(i).plus(month.times(i)).plus(month);
  expect(worth.toFixed(20)).toBe(paid("12", "quarterly").toFixed(20));
});

test("payout() is nothing without a rate", () => {
  expect(paid("0", "monthly").toFixed()).toBe("0");
});
