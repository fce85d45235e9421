import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { addDays, daysBetween } from "../iso_date.ts";
import { fraction } from "./accrue.ts";
import { dateSpans, dayCountInWords, type Period } from "./date_spans.ts";
import type { DayCount } from "./day_counts.ts";

function split(period: Period, dayCount: DayCount): string[] {
  return dateSpans(period, dayCount).map(
    (span) => `${span.period}: ${fraction(span)}`,
  );
}

describe("dateSpans()", () => {
  const twoYears = { from: "2027-11-01", to: "2029-02-01" };

  test("divides by the days of each calendar year in ACT/ACT", () => {
    // ISDA's memorandum on ACT/ACT of 1998 has 1 November 2003 to 1 May 2004:
    // 61/365 + 121/366
    expect(split({ from: "2003-11-01", to: "2004-05-01" }, "act_act")).toEqual([
      "2003: 61/365",
      "2004: 121/366",
    ]);
    expect(split(twoYears, "act_act")).toEqual([
      ...["2027: 61/365", "2028: 366/366", "2029: 31/365"],
    ]);
  });

  test("divides by 365 in ACT/365F, in leap years too", () => {
    expect(split(twoYears, "act_365f")).toEqual([
      ...["2027: 61/365", "2028: 366/365", "2029: 31/365"],
    ]);
  });

  test("knows that 1900 and 2100 are no leap years and 2000 is one", () => {
    const years = [1900, 2000, 2100].map(
      (year) =>
        split({ from: `${year}-01-01`, to: `${year + 1}-01-01` }, "act_act")[0],
    );
    expect(years).toEqual(["1900: 365/365", "2000: 366/366", "2100: 365/365"]);
  });

  test("counts the first day and not the last, and so loses none", () => {
    const prng = seededPrng(11);
    for (let i = 0; i < 200; i++) {
      const from = addDays("1990-01-01", Math.floor(prng() * 20_000));
      const to = addDays(from, 1 + Math.floor(prng() * 2_000));
      const days = dateSpans({ from, to }, "act_act").map((it) => it.count);
      expect(days.reduce((sum, it) => sum + it.toNumber(), 0)).toBe(
        daysBetween(from, to),
      );
    }
  });
});

test("dayCountInWords() adds up the days of each kind of year", () => {
  const period = { from: "2027-11-01", to: "2029-02-01" };
  const inWords = (dayCount: DayCount) =>
    dayCountInWords(dateSpans(period, dayCount), dayCount);
  expect(inWords("act_act")).toBe("ACT/ACT: 92/365 + 366/366");
  expect(inWords("act_365f")).toBe("ACT/365F: 458/365");
});
