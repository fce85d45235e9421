import { describe, expect, test } from "bun:test";

import {
  ask,
  MONDAY,
  refusals,
  seededPrng,
} from "../../_tools/testing/finance.ts";
import { calculate } from "./calculate.ts";
import { currency } from "./currency.ts";
import { Decimal } from "./decimal.ts";
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

/** Half the smallest unit of a currency: the most that rounding takes. */
function halfUnit(code: string): Decimal {
  return new Decimal(10).pow(-minorUnits(code)).div(2);
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
      fetched: "not at all: it came with the program",
      warning:
        "The rates are 255 days old, more than 7: confirm the rate elsewhere before you rely on the result",
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

  test("comes back to the same amount, to the minor units on the way", () => {
    const prng = seededPrng(5);
    const codes = CURRENCIES.map(({ value }) => value);
    const any = () => codes[Math.floor(prng() * codes.length)] ?? "";
    for (let i = 0; i < 500; i += 1) {
      const [from, to] = [any(), any()];
      const units = Math.floor(10 ** (prng() * 12));
      const amount = new Decimal(units).div(10 ** minorUnits(from)).toFixed();
      const there = ask(currency, { amount, from, to });
      const back = converted(String(there.converted), to, from);
      // Half a unit was lost on either way; the first in the other's units.
      const lost = new Decimal(SEED_RATES.perEuro[from] ?? 1)
        .div(SEED_RATES.perEuro[to] ?? 1)
        .times(halfUnit(to))
        .plus(halfUnit(from));
      const off = new Decimal(String(back)).minus(amount).abs();
      expect([from, to, amount, off.lte(lost)]).toEqual([
        from,
        to,
        amount,
        true,
      ]);
    }
  });

  test("gives more for more", () => {
    for (const to of ["USD", "JPY", "IDR"]) {
      let last = new Decimal(-1);
      for (let amount = 0; amount < 200; amount += 7) {
        const now = new Decimal(String(converted(`${amount}.5`, "INR", to)));
        expect(now.gte(last)).toBe(true);
        last = now;
      }
    }
  });

  test("says when its table was fetched", () => {
    const fetchedAtMs = Date.parse("2026-03-13T15:06:07.890Z");
    const rates = { ...SEED_RATES, fetchedAtMs };
    const { fetched } = calculate(
      currency,
      { amount: "1" },
      { ...MONDAY, rates },
    );
    expect(fetched).toBe("2026-03-13 15:06:07 UTC");
  });

  test.each([
    ["2026-03-13T20:00:00Z", false, "0", /^$/],
    ["2026-03-16T15:59:59Z", false, "3", /^$/],
    ["2026-03-16T16:00:00Z", true, "3", /newer table should have been/],
    ["2026-03-20T12:00:00Z", true, "7", /newer table should have been/],
    ["2026-03-21T12:00:00Z", true, "8", /8 days old, more than 7: confirm/],
  ])("warns at %s as it should", (moment, stale, age, warning) => {
    const nowMs = Date.parse(moment);
    const result = calculate(currency, { amount: "1" }, { ...MONDAY, nowMs });
    expect([result.stale, result.age_days]).toEqual([stale, age]);
    expect(result.warning).toMatch(warning);
  });

  test("has the rates of its own day, and of the weekend after it", () => {
    for (const date of ["2026-03-13", "2026-03-14", "2026-03-15"]) {
      expect(ask(currency, { amount: "1", date }).rate_date).toBe("2026-03-13");
    }
  });

  test("offers every currency of the table that ships, and the euro", () => {
    const offered = CURRENCIES.map(({ value }) => value);
    expect(offered).toEqual(["EUR", ...Object.keys(SEED_RATES.perEuro)].sort());
  });
});

describe("currency refuses", () => {
  test("the rates of any other day, before, after or to come", () => {
    for (const date of ["2026-03-12", "2026-03-16", "2026-11-23"]) {
      const refused = refusals(currency, { amount: "1", date });
      expect(refused).toEqual(["date: unsupported"]);
    }
    const nowMs = Date.parse("2026-03-13T20:00:00Z");
    const tomorrow = { amount: "1", date: "2026-03-14" };
    expect(() => calculate(currency, tomorrow, { ...MONDAY, nowMs })).toThrow(
      "date: there are no rates of 2026-03-14, only those of 2026-03-13",
    );
  });

  test("rates older than the request accepts, by that field", () => {
    const raw = { amount: "1", max_age_days: "254" };
    expect(refusals(currency, raw)).toEqual(["max_age_days: out_of_range"]);
    expect(refusals(currency, { ...raw, max_age_days: "255" })).toEqual([]);
    expect(refusals(currency, { ...raw, max_age_days: "1.5" })).toEqual([
      "max_age_days: not_an_integer",
    ]);
  });

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
