import { expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { flatResults, reducingResults } from "./loan_results.ts";

const values = {
  principal: new Decimal(100_000),
  ratePercent: new Decimal(12),
  tenureMonths: 24,
  method: "reducing",
  rounding: "rupee",
  prepayments: "12:20000",
  prepaymentEffect: "lower_instalment",
} as const;

test("reducingResults() adds up the schedule and what was prepaid", () => {
  const results = reducingResults(values);
  // PMT(0.01; 24; 100000) = 4707.35 to the rupee
  expect(results.instalment).toBe(470_700n);
  expect(results).toMatchObject({ prepaid: 2_000_000n, months: 24 });
  // 100000 × 1.01^12 − 4707 × (1.01^12 − 1)/0.01 − 20000 = 32985.97, 12 months
  expect(results.newInstalment).toBe(293_100n);
  expect(results.schedule?.length).toBe(24);
  expect(results.years?.length).toBe(2);
});

test("reducingResults() says what prepaying does", () => {
  const { assumptions } = reducingResults(values);
  expect(assumptions).toContain("instalment rounded half-up to the rupee");
  expect(assumptions).toEndWith(
    "lower those of the months left, the term stays",
  );
});

test("flatResults() labels the rate and tells the true one", () => {
  const flat = { ...values, method: "flat", prepayments: undefined } as const;
  const results = flatResults(flat);
  expect(results.method).toBe("Flat rate");
  expect(results.trueRatePercent?.value.toFixed(2)).toBe("21.57");
  expect(results.assumptions).toStartWith("Flat rate of 12 % a year");
});
