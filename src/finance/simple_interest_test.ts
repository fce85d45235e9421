import { describe, expect, test } from "bun:test";

import {
  ask,
  paise,
  refusals,
  rowsOf,
  seededPrng,
} from "../../_tools/testing/finance.ts";
import { simpleInterest } from "./simple_interest.ts";

function interest(
  principal: string,
  terms: { rate: string; tenure: string; unit?: string },
): unknown {
  const { rate, tenure, unit } = terms;
  const raw = { principal, rate_percent: rate, tenure, unit };
  return ask(simpleInterest, raw).interest;
}

function between(from_date: string, to_date: string, day_count?: string) {
  const raw = { principal: "10000", rate_percent: "10" };
  return ask(simpleInterest, { ...raw, from_date, to_date, day_count });
}

function year(count: number) {
  return { period: `Year ${count}`, years: "1" };
}

describe("simpleInterest", () => {
  test("counts years by default", () => {
    const raw = { principal: "100000", rate_percent: "8.5", tenure: "2" };
    expect(ask(simpleInterest, raw)).toEqual({
      interest: "17000.00",
      total: "117000.00",
      day_count: "years",
      assumptions:
        "8.5 % a year for 2 years, not compounded; rounded half-up to the paisa, once",
      periods: [
        { ...year(1), interest: "8500.00", total: "108500.00" },
        { ...year(2), interest: "8500.00", total: "117000.00" },
      ],
    });
  });

  test("counts parts of years, months as twelfths and days as 365ths", () => {
    const rate = "7.3";
    expect(interest("1000", { rate, tenure: "1.5" })).toBe("109.50");
    expect(interest("1000", { rate, tenure: "5", unit: "months" })).toBe(
      "30.42",
    );
    expect(interest("1000", { rate, tenure: "366", unit: "days" })).toBe(
      "73.20",
    );
  });

  test("sees a tie as a tie: 18.25 × 10 × 1/36500 is 0.005", () => {
    const terms = { rate: "10", tenure: "1", unit: "days" };
    expect(interest("18.25", terms)).toBe("0.01");
  });

  test("is linear in the principal until the rounding", () => {
    const terms = { rate: "9.75", tenure: "7" };
    expect(interest("1000", terms)).toBe("682.50");
    expect(interest("10000", terms)).toBe("6825.00");
  });

  test("stays exact at the greatest amounts", () => {
    const terms = { rate: "99.999999", tenure: "100" };
    expect(interest("1000000000000000", terms)).toBe("99999999000000000.00");
  });

  test("answers nothing for no rate and for no time", () => {
    expect(interest("1000", { rate: "0", tenure: "5" })).toBe("0.00");
    expect(interest("1000", { rate: "-0", tenure: "5" })).toBe("0.00");
    expect(interest("1000", { rate: "5", tenure: "0" })).toBe("0.00");
  });

  test("refuses parts of months and days, by field", () => {
    const raw = { principal: "1", rate_percent: "1", tenure: "0.5" };
    expect(refusals(simpleInterest, raw)).toEqual([]);
    for (const unit of ["months", "days"]) {
      expect(refusals(simpleInterest, { ...raw, unit })).toEqual([
        "tenure: not_an_integer",
      ]);
    }
  });

  test("refuses more than a hundred years in any unit", () => {
    const raw = { principal: "1", rate_percent: "1" };
    for (const [unit, most] of [
      ["years", 100],
      ["months", 1200],
      ["days", 36500],
    ] as const) {
      const ok = { ...raw, unit, tenure: `${most}` };
      expect(refusals(simpleInterest, ok)).toEqual([]);
      const long = { ...raw, unit, tenure: `${most + 1}` };
      expect(refusals(simpleInterest, long)).toEqual(["tenure: out_of_range"]);
    }
  });

  test("refuses an unknown unit", () => {
    const raw = { principal: "1", rate_percent: "1", tenure: "1" };
    expect(refusals(simpleInterest, { ...raw, unit: "weeks" })).toEqual([
      "unit: unsupported",
    ]);
  });
});

describe("simpleInterest between two dates", () => {
  test("agrees with ISDA's example of ACT/ACT", () => {
    // EMU and market conventions, 1998: 10,000 at 10 %, 61/365 + 121/366
    const { interest, day_count } = between(
      ...(["2003-11-01", "2004-05-01", "act_act"] as const),
    );
    expect([interest, day_count]).toEqual([
      "497.72",
      "ACT/ACT: 61/365 + 121/366",
    ]);
  });

  test("divides by 365 in leap years too unless told otherwise", () => {
    // 10,000 × 10 % × 182/365
    expect(between("2003-11-01", "2004-05-01").interest).toBe("498.63");
    expect(between("2028-01-01", "2029-01-01").interest).toBe("1002.74");
    expect(between("2028-01-01", "2029-01-01", "act_act").interest).toBe(
      "1000.00",
    );
  });

  test("is what as many days are in ACT/365F", () => {
    const days = { principal: "10000", rate_percent: "10", unit: "days" };
    expect(between("2026-11-23", "2027-03-05").interest).toBe(
      ask(simpleInterest, { ...days, tenure: "102" }).interest ?? "",
    );
  });

  test("shows every calendar year, which add up to the interest", () => {
    const result = between("2027-11-01", "2029-02-01", "act_act");
    const rows = rowsOf(result, "periods");
    expect(rows.map(({ period, years }) => `${period} ${years}`)).toEqual([
      ...["2027 61/365", "2028 366/366", "2029 31/365"],
    ]);
    const sum = rows.reduce((all, row) => all + paise(row.interest), 0n);
    expect(sum).toBe(paise(result.interest));
    expect(paise(rows.at(-1)?.total)).toBe(paise(result.total));
  });

  test("says which days count and how", () => {
    expect(between("2028-02-28", "2028-03-01").assumptions).toBe(
      "10 % a year from 2028-02-28 up to but not including 2028-03-01, 2 days, where a day is a 365th of a year, in leap years too, not compounded; rounded half-up to the paisa, once",
    );
  });
});

describe("simpleInterest, of random terms,", () => {
  const prng = seededPrng(31);
  const upTo = (most: number) => Math.floor(prng() * most);
  const earned = (principal: number, rate: number, days: number) =>
    paise(
      ask(simpleInterest, {
        principal: `${principal}`,
        rate_percent: (rate / 1000).toFixed(3),
        ...{ tenure: `${days}`, unit: "days" },
      }).interest,
    );
  const terms = Array.from({ length: 200 }, () => ({
    principal: 1 + upTo(10 ** (1 + upTo(10))),
    rate: upTo(50_000),
    days: upTo(3_000),
  }));

  test("is linear in principal, rate and time, but for the roundings", () => {
    for (const { principal, rate, days } of terms) {
      const one = earned(principal, rate, days);
      // Half a paisa of rounding is multiplied, and there is one more.
      const off = (many: bigint, times: bigint) =>
        Math.abs(Number(2n * (many - times * one)));
      expect(off(earned(7 * principal, rate, days), 7n)).toBeLessThan(9);
      expect(off(earned(principal, 2 * rate, days), 2n)).toBeLessThan(4);
      expect(off(earned(principal, rate, 10 * days), 10n)).toBeLessThan(12);
    }
  });

  test("never falls when principal, rate or time grows", () => {
    for (const { principal, rate, days } of terms) {
      const one = earned(principal, rate, days);
      expect(earned(principal + 1, rate, days)).toBeGreaterThanOrEqual(one);
      expect(earned(principal, rate + 1, days)).toBeGreaterThanOrEqual(one);
      expect(earned(principal, rate, days + 1)).toBeGreaterThanOrEqual(one);
    }
  });
});

describe("simpleInterest refuses", () => {
  const good = { principal: "1", rate_percent: "1" };
  const dates = { from_date: "2026-04-01", to_date: "2027-04-01" };
  const cases: [Record<string, string>, string[]][] = [
    [{}, ["tenure: required"]],
    [{ tenure: "1", ...dates }, ["tenure: unsupported"]],
    [{ tenure: "-1" }, ["tenure: out_of_range"]],
    [{ tenure: "1e3" }, ["tenure: not_a_number"]],
    [{ from_date: "2026-04-01" }, ["to_date: required"]],
    [{ to_date: "2026-04-01" }, ["from_date: required"]],
    [{ ...dates, to_date: "2026-04-01" }, ["to_date: out_of_range"]],
    [{ ...dates, to_date: "2126-04-02" }, ["to_date: out_of_range"]],
    [{ ...dates, from_date: "2027-02-29" }, ["from_date: malformed"]],
    [{ ...dates, from_date: "1899-12-31" }, ["from_date: out_of_range"]],
    [{ ...dates, day_count: "30/360" }, ["day_count: unsupported"]],
    [{ tenure: "1", day_count: "act_act" }, ["day_count: unsupported"]],
  ];
  for (const [raw, expected] of cases) {
    test(`${JSON.stringify(raw)} as ${expected}`, () => {
      expect(refusals(simpleInterest, { ...good, ...raw })).toEqual(expected);
    });
  }
});
