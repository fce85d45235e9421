import { describe, expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/finance.ts";
import { Decimal } from "../decimal.ts";
import { addDays } from "../iso_date.ts";
import { courseOf } from "./course_of.ts";
import { termOf } from "./term_of.ts";
import type { Deposit } from "./types.ts";

const LAKH: Deposit = {
  principal: 10_000_000n,
  ratePercent: new Decimal("7.25"),
  term: termOf("2026-04-01", { months: 14, days: 5 }),
  payout: "cumulative",
  rounding: "paisa",
};

describe("courseOf() a cumulative deposit", () => {
  test("has a row a quarter and one for the broken period, with its dates", () => {
    const { rows, maturityAmount } = courseOf(LAKH);
    expect(rows.map(({ period, date }) => `${period}: ${date}`)).toEqual([
      "Quarter 1: 2026-07-01",
      "Quarter 2: 2026-10-01",
      "Quarter 3: 2027-01-01",
      "Quarter 4: 2027-04-01",
      "2 months 5 days: 2027-06-06",
    ]);
    expect(maturityAmount).toBe(10_885_456n);
  });

  test("has no row for a broken period that is none", () => {
    const term = termOf("2026-04-01", { months: 6, days: 0 });
    const { rows } = courseOf({ ...LAKH, term });
    expect(rows.map(({ period }) => period)).toEqual([
      "Quarter 1",
      "Quarter 2",
    ]);
  });

  test("is rounded to the rupee at the end only", () => {
    const { rows, interest } = courseOf({ ...LAKH, rounding: "rupee" });
    expect(interest).toBe(885_500n);
    expect(rows[0]?.amount).toBe(10_181_250n);
    expect(rows.at(-1)?.amount).toBe(10_885_500n);
  });
});

describe("courseOf() a deposit that pays out", () => {
  test("pays a quarter's interest, and the broken period's at the end", () => {
    const course = courseOf({ ...LAKH, payout: "quarterly" });
    // 100000 × 7.25/400; 100000 × 7.25/100 × (2/12 + 5/365)
    expect(course.payout).toBe(181_250n);
    expect(course.rows.map(({ interest }) => interest)).toEqual([
      ...[181_250n, 181_250n, 181_250n, 181_250n, 130_765n],
    ]);
    expect(course.maturityAmount).toBe(10_130_765n);
    expect(course.rows[2]?.amount).toBe(10_000_000n);
  });

  test("pays the discounted part every month", () => {
    const course = courseOf({ ...LAKH, payout: "monthly" });
    // 1812.5 / (1.0060417² + 1.0060417 + 1) = 600.53
    expect(course.payout).toBe(60_053n);
    expect(course.rows.length).toBe(15);
    expect(course.rows[13]).toMatchObject({
      period: "Month 14",
      date: "2027-06-01",
    });
    expect(course.interest).toBe(14n * 60_053n + 9_932n);
  });

  test("rounds every payout to the rupee when asked to", () => {
    const rupee = { ...LAKH, rounding: "rupee" } as const;
    expect(courseOf({ ...rupee, payout: "quarterly" }).payout).toBe(181_300n);
    expect(courseOf({ ...rupee, payout: "monthly" }).payout).toBe(60_100n);
  });
});

test("courseOf() adds up to the paisa, whatever the deposit", () => {
  const prng = seededPrng(8);
  const upTo = (most: number) => Math.floor(prng() * most);
  const kinds = ["cumulative", "quarterly", "monthly"] as const;
  for (let i = 0; i < 300; i++) {
    const payout = kinds[i % 3] ?? "cumulative";
    const deposit: Deposit = {
      principal: BigInt(1 + upTo(10 ** (3 + upTo(13)))),
      ratePercent: new Decimal(upTo(100_000_001)).dividedBy(1_000_000),
      term: termOf(addDays("2019-04-01", upTo(4_000)), {
        months: 3 + upTo(117),
        days: upTo(31),
      }),
      payout,
      rounding: "paisa",
    };
    const { rows, interest, maturityAmount } = courseOf(deposit);
    const sum = rows.reduce((all, row) => all + row.interest, 0n);
    expect(sum).toBe(interest);
    expect(rows.at(-1)).toMatchObject({
      date: deposit.term.maturity,
      amount: maturityAmount,
    });
    expect(rows.every((row) => row.interest >= 0n)).toBe(true);
    if (payout === "cumulative") {
      expect(maturityAmount).toBe(deposit.principal + interest);
    }
  }
});
