import { expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { depositResults } from "./deposit_results.ts";

const values = {
  principal: new Decimal(1_000_000),
  ratePercent: new Decimal(7),
  ...{ years: 1, months: 0, days: 0 },
  startDate: undefined,
  payout: "cumulative",
  senior: false,
  seniorRatePercent: undefined,
  rounding: "paisa",
} as const;
const TODAY = { today: "2026-11-23" };

test("depositResults() starts today unless told when, and says so", () => {
  const { startDate, maturityDate, assumptions } = depositResults(
    values,
    TODAY,
  );
  expect([startDate, maturityDate]).toEqual(["2026-11-23", "2027-11-23"]);
  expect(assumptions).toStartWith(
    "7 % a year for 1 year from 2026-11-23 (today): compounded every",
  );
});

test("depositResults() answers at the rate that counts, and shows both", () => {
  const plain = depositResults(values, TODAY);
  const elder = depositResults({ ...values, senior: true }, TODAY);
  // 10 lakh × (1.0175^4 − 1) and × (1.01875^4 − 1)
  expect([plain.interest, elder.interest]).toEqual([7_185_903n, 7_713_587n]);
  expect(elder.assumptions).toContain("7.5 % a year, the rate of senior");
  for (const { rates } of [plain, elder]) {
    expect(rates?.map(({ interest }) => interest)).toEqual([
      7_185_903n,
      7_713_587n,
    ]);
  }
  expect(elder.rates?.map(({ counts }) => counts)).toEqual([false, true]);
});

test("depositResults() takes the bank's own rate for senior citizens", () => {
  const seniorRatePercent = new Decimal("7.80");
  const told = { ...values, senior: true, seniorRatePercent };
  expect(depositResults(told, TODAY).ratePercent).toMatchObject({
    value: seniorRatePercent,
    decimals: 2,
  });
});

test("depositResults() hints at the tax by the depositor's threshold", () => {
  const large = { ...values, principal: new Decimal(2_000_000) };
  const [year] = depositResults(large, TODAY).tds ?? [];
  // By 31 March: 1.0175 × (1 + 7 % × (1/12 + 9/365)) − 1 of 20 lakh
  expect(year).toMatchObject({ year: "2026-27", interest: 5_038_330n });
  expect(year?.tds).toBe(503_833n);
  const elder = depositResults({ ...large, senior: true }, TODAY);
  expect(elder.tds?.[0]?.tds).toBe(0n);
});
