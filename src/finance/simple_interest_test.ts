import { describe, expect, test } from "bun:test";

import { ask, refusals } from "../../_tools/testing/finance.ts";
import { simpleInterest } from "./simple_interest.ts";

function interest(
  principal: string,
  terms: { rate: string; tenure: string; unit?: string },
): unknown {
  const { rate, tenure, unit } = terms;
  const raw = { principal, rate_percent: rate, tenure, unit };
  return ask(simpleInterest, raw).interest;
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
