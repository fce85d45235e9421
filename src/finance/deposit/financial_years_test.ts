import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { Decimal } from "../decimal.ts";
import { addDays } from "../iso_date.ts";
import { courseOf } from "./course_of.ts";
import { financialYear, interestByYear } from "./financial_years.ts";
import { termOf } from "./term_of.ts";
import type { Deposit, Tenure } from "./types.ts";

function deposit(start: string, tenure: Tenure): Deposit {
  return {
    principal: 100_000_000n,
    ratePercent: new Decimal(8),
    term: termOf(start, tenure),
    payout: "cumulative",
    rounding: "paisa",
  };
}

function byYear(one: Deposit) {
  return interestByYear(one, courseOf(one)).map(
    ({ year, interest }) => [year, interest] as const,
  );
}

test("financialYear() begins in April", () => {
  expect(financialYear("2026-03-31")).toBe(2025);
  expect(financialYear("2026-04-01")).toBe(2026);
});

describe("interestByYear()", () => {
  test("counts what a deposit earned by 31 March", () => {
    const two = deposit("2026-04-01", { months: 24, days: 0 });
    expect(byYear(two)).toEqual([
      [2026, 8_243_216n],
      [2027, 8_922_722n],
    ]);
  });

  test("cuts a year off within a quarter, by the calendar", () => {
    // to 31 March: 1.02 × (1 + 8 % × 2/12) − 1 of 10 lakh
    const one = deposit("2026-11-01", { months: 12, days: 0 });
    expect(byYear(one)).toEqual([
      [2026, 3_360_000n],
      [2027, 8_243_216n - 3_360_000n],
    ]);
  });

  test("counts days alone in days", () => {
    const short = deposit("2027-03-02", { months: 0, days: 60 });
    // 30 of 60 days are in March: 10 lakh × 8 % × 30/365
    expect(byYear(short)).toEqual([
      [2026, 657_534n],
      [2027, 657_534n],
    ]);
  });

  test("counts payouts on the day they are paid", () => {
    const one = deposit("2026-04-01", { months: 12, days: 0 });
    const paying = { ...one, payout: "quarterly" } as const;
    expect(byYear(paying)).toEqual([
      [2026, 6_000_000n],
      [2027, 2_000_000n],
    ]);
  });

  test("adds up to all the interest", () => {
    const prng = seededPrng(14);
    const upTo = (most: number) => Math.floor(prng() * most);
    for (let i = 0; i < 200; i++) {
      const one = deposit(addDays("2020-01-01", upTo(3_000)), {
        months: 1 + upTo(119),
        days: upTo(31),
      });
      const rounding = i % 2 === 0 ? "paisa" : "rupee";
      const course = courseOf({ ...one, rounding });
      const years = interestByYear({ ...one, rounding }, course);
      const sum = years.reduce((all, { interest }) => all + interest, 0n);
      expect(sum).toBe(course.interest);
    }
  });
});
