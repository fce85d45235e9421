import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { addDays, addMonths } from "../iso_date.ts";
import { calendarTenure, termOf } from "./term_of.ts";

describe("termOf()", () => {
  test("adds months by the calendar, then days", () => {
    expect(termOf("2026-11-23", { months: 14, days: 5 })).toEqual({
      start: "2026-11-23",
      maturity: "2028-01-28",
      tenure: { months: 14, days: 5 },
    });
    expect(termOf("2027-11-30", { months: 3, days: 0 }).maturity).toBe(
      "2028-02-29",
    );
  });

  test("leaves up to 180 days as they are, and counts more in months", () => {
    const of = (days: number) =>
      termOf("2027-01-01", { months: 0, days }).tenure;
    expect(of(180)).toEqual({ months: 0, days: 180 });
    expect(of(181)).toEqual({ months: 6, days: 0 });
    expect(of(400)).toEqual({ months: 13, days: 4 });
    expect(of(1000)).toEqual({ months: 32, days: 26 });
  });
});

describe("calendarTenure()", () => {
  test("counts a month that is shorter than the day as over at its end", () => {
    expect(calendarTenure("2027-01-31", "2027-02-27").days).toBe(27);
    expect(calendarTenure("2027-01-31", "2027-02-28")).toEqual({
      months: 1,
      days: 0,
    });
    expect(calendarTenure("2027-01-31", "2027-03-30")).toEqual({
      months: 1,
      days: 30,
    });
  });

  test("leads back to the date it was counted to", () => {
    const prng = seededPrng(9);
    for (let i = 0; i < 500; i++) {
      const from = addDays("2019-04-01", Math.floor(prng() * 5_000));
      const to = addDays(from, Math.floor(prng() * 3_653));
      const { months, days } = calendarTenure(from, to);
      expect(addDays(addMonths(from, months), days)).toBe(to);
      expect(days).toBeLessThan(31);
      expect(addMonths(from, months + 1) > to).toBe(true);
    }
  });
});
