import { describe, expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { courseOf } from "./course_of.ts";
import { tdsInWords, tdsRows } from "./tds.ts";
import { termOf } from "./term_of.ts";

/** Simple interest of exactly so many paise, within one financial year. */
function rows(paise: bigint, options: { start?: string; isSenior?: boolean }) {
  const { start = "2026-04-01", isSenior = false } = options;
  const deposit = {
    principal: paise * 25n, // 16 % a year for 3 months
    ratePercent: new Decimal(16),
    term: termOf(start, { months: 3, days: 0 }),
    payout: "cumulative",
    rounding: "paisa",
  } as const;
  return tdsRows({ deposit, course: courseOf(deposit) }, { isSenior });
}

describe("tdsRows()", () => {
  test.each([
    ["2026-04-01", false, 50_000],
    ["2026-04-01", true, 100_000],
    ["2025-04-01", false, 50_000],
    ["2024-04-01", false, 40_000],
    ["2024-04-01", true, 50_000],
    ["2019-04-01", false, 40_000],
  ])("from %s, senior %p, withholds above %i", (start, isSenior, rupees) => {
    const limit = BigInt(rupees) * 100n;
    const [at] = rows(limit, { start, isSenior });
    expect(at).toMatchObject({ threshold: limit, tds: 0n, tdsWithoutPan: 0n });
    const [above] = rows(limit + 10n, { start, isSenior });
    expect(above).toMatchObject({
      tds: limit / 10n + 1n,
      tdsWithoutPan: limit / 5n + 2n,
    });
  });

  test("names the year and knows no threshold before 2019-20", () => {
    const [row] = rows(10_000_000n, { start: "2018-04-01" });
    expect(row?.year).toBe("2018-19");
    expect([row?.threshold, row?.tds]).toEqual([undefined, undefined]);
  });
});

describe("tdsInWords()", () => {
  test("is marked as a hint", () => {
    expect(tdsInWords(rows(5_000_001n, {}))).toBe(
      "Hint only: by the thresholds known today the bank would withhold 10 % of the interest of 2026-27 as tax, 20 % without PAN; it is 50000.01 INR a year at most",
    );
    expect(tdsInWords(rows(5_000_000n, {}))).toContain("withhold no tax");
    expect(tdsInWords(rows(5n, { start: "2018-04-01" }))).toContain(
      "is not known here",
    );
    expect(tdsInWords([])).toStartWith("Hint only: ");
  });
});
