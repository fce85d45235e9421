import { describe, expect, test } from "bun:test";

import { ask, MONDAY, refusals } from "../../_tools/testing/finance.ts";
import { calculate } from "./calculate.ts";
import { currency } from "./currency.ts";
import { CURRENCIES } from "./rates/currencies.ts";
import { minorUnits } from "./rates/minor_units.ts";
import { SEED_RATES } from "./rates/seed.ts";

function converted(amount: string, from: string, to: string): unknown {
  return ask(currency, { amount, from, to }).converted;
}

/** amount × rate[to] / rate[from] by BigInt, half-up. */
function oracle(amount: string, from: string, to: string): string {
  const scaled = (text: string) => {
    const [whole = "", part = ""] = text.split(".");
    return BigInt(whole + part.padEnd(6, "0"));
  };
  const rate = (code: string) =>
    scaled(code === "EUR" ? "1" : (SEED_RATES.perEuro[code] ?? ""));
  const decimals = minorUnits(to);
  const top = scaled(amount) * rate(to) * 10n ** BigInt(decimals);
  const bottom = rate(from) * 1_000_000n;
  const units = `${(2n * top + bottom) / (2n * bottom)}`;
  if (decimals === 0) return units;
  const digits = units.padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

describe("currency", () => {
  test("converts rupees to dollars by default", () => {
    expect(ask(currency, { amount: "1000" })).toEqual({
      converted: "10.82",
      currency: "USD",
      rate: "0.0108243",
      inverse_rate: "92.3845",
      rate_date: "2026-03-13",
      source: "ECB statistics",
      stale: true,
      age_days: "255",
      assumptions:
        "Reference rates of 2026-03-13, 1 EUR = 106.0205 INR = 1.1476 USD; the cross rate is not rounded; the result is rounded half-up to 2 decimals",
    });
  });

  test("agrees with fractions of BigInt between any two currencies", () => {
    for (const { value: from } of CURRENCIES) {
      for (const { value: to } of CURRENCIES) {
        expect(converted("98765", from, to)).toBe(oracle("98765", from, to));
      }
    }
  });

  test("rounds to the smallest unit of the currency wanted", () => {
    expect(converted("1", "EUR", "JPY")).toBe("183");
    expect(converted("1", "EUR", "INR")).toBe("106.02");
    expect(converted("0", "INR", "ISK")).toBe("0");
  });

  test("leaves an amount in its own currency as it is", () => {
    expect(ask(currency, { amount: "12.34", from: "INR", to: "INR" })).toEqual(
      expect.objectContaining({ converted: "12.34", rate: "1.00000" }),
    );
  });

  test("stays exact at the greatest amount", () => {
    const most = "1000000000000000";
    expect(converted(most, "EUR", "IDR")).toBe("19395070000000000000.00");
  });

  test("is not out of date on the evening of the table's day", () => {
    const nowMs = Date.parse("2026-03-13T20:00:00Z");
    const context = { ...MONDAY, nowMs, today: "2026-03-13" };
    const result = calculate(currency, { amount: "1" }, context);
    expect([result.stale, result.age_days]).toEqual([false, "0"]);
  });

  test("offers every currency of the table that ships, and the euro", () => {
    const offered = CURRENCIES.map(({ value }) => value);
    expect(offered).toEqual(["EUR", ...Object.keys(SEED_RATES.perEuro)].sort());
  });
});

describe("currency refuses", () => {
  test("amounts finer than the smallest unit", () => {
    expect(refusals(currency, { amount: "1.001" })).toEqual([
      "amount: out_of_range",
    ]);
    expect(refusals(currency, { amount: "0.5", from: "JPY" })).toEqual([
      "amount: out_of_range",
    ]);
  });

  test("currencies it does not know, each by its field", () => {
    const raw = { amount: "1", from: "RUB", to: "usd" };
    expect(refusals(currency, raw)).toEqual([
      "from: unsupported",
      "to: unsupported",
    ]);
  });

  test("a currency that today's table lacks", () => {
    const rates = { ...SEED_RATES, perEuro: { INR: "106.0205" } };
    const context = { ...MONDAY, rates };
    expect(() => calculate(currency, { amount: "1" }, context)).toThrow(
      'to: there is no rate for "USD" in the table of 2026-03-13; choose one of EUR, INR',
    );
  });

  test("amounts below zero and above the limit", () => {
    for (const amount of ["-1", "1000000000000000.01"]) {
      expect(refusals(currency, { amount })).toEqual(["amount: out_of_range"]);
    }
  });
});
