import { describe, expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { effectiveAnnualRate, growth } from "./growth.ts";

function worth(rate: string, months: number, days = 0): Decimal {
  const terms = { ratePercent: new Decimal(rate), tenure: { months, days } };
  return growth(new Decimal(100), terms).maturity;
}

describe("growth()", () => {
  test("agrees with SBI's chart, per hundred rupees", () => {
    expect(worth("6", 6).toFixed(4)).toBe("103.0225");
    expect(worth("8.75", 120).toFixed(4)).toBe("237.6353");
  });

  test("agrees with fractions of BigInt over broken periods", () => {
    // 100 × (40725/40000)^5 × (1 + 7.25/100 × (2/12 + 17/365))
    const top = 100n * 40725n ** 5n * (438000n + (725n * 934n) / 100n);
    const rest = (725n * 934n) % 100n; // of 7.25 × 934, in hundredths
    const exactTop = top * 100n + 100n * 40725n ** 5n * rest;
    const bottom = 40000n ** 5n * 438000n * 100n;
    const scaled = (exactTop * 10n ** 20n) / bottom;
    const ours = worth("7.25", 17, 17).times("1e20").floor().toFixed();
    expect(ours).toBe(`${scaled}`);
  });

  test("is simple below six months", () => {
    expect(worth("12", 5).toFixed()).toBe("105");
    expect(worth("7.3", 0, 180).toFixed()).toBe("103.6");
  });

  test("compounds from six months on", () => {
    expect(worth("12", 6).toFixed()).toBe("106.09");
  });

  test("leaves a deposit without interest as it is", () => {
    expect(worth("0", 17, 3).toFixed()).toBe("100");
  });
});

test("effectiveAnnualRate() agrees with EFFECT(0.1; 4) of formulajs", () => {
  expect(effectiveAnnualRate(new Decimal(10)).toFixed(12)).toBe(
    "10.381289062500",
  );
});
