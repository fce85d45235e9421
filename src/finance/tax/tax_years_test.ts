import { describe, expect, test } from "bun:test";

import { TAX_YEARS, taxYear } from "./tax_years.ts";

describe("taxYear()", () => {
  test("finds the year that contains a day, its first and its last", () => {
    expect(taxYear(undefined, "2026-04-01")?.year).toBe("2026-27");
    expect(taxYear(undefined, "2027-03-31")?.year).toBe("2026-27");
    expect(taxYear(undefined, "2026-03-31")?.year).toBe("2025-26");
    expect(taxYear(undefined, "2023-04-01")?.year).toBe("2023-24");
  });

  test("finds none rather than a neighbour", () => {
    expect(taxYear(undefined, "2031-04-01")).toBeUndefined();
    expect(taxYear(undefined, "2023-03-31")).toBeUndefined();
    expect(taxYear("1999-00", "2026-04-01")).toBeUndefined();
  });
});

test("TAX_YEARS are the four that were asked for, oldest first", () => {
  const years = TAX_YEARS.map(({ year }) => year);
  expect(years).toEqual(["2023-24", "2024-25", "2025-26", "2026-27"]);
});

test("TAX_YEARS do not overlap", () => {
  TAX_YEARS.slice(1).forEach((year, i) => {
    expect(year.from > (TAX_YEARS[i]?.to ?? "")).toBe(true);
  });
});

test("TAX_YEARS have the deductions and rebates of their laws", () => {
  const told = TAX_YEARS.map(({ year, regimes }) => {
    const { standardDeduction, rebate } = regimes.new;
    const all = [standardDeduction, rebate.limit, rebate.max];
    return [year, ...all.map((it) => it.toNumber())];
  });
  expect(told).toEqual([
    ["2023-24", 50_000, 700_000, 25_000],
    ["2024-25", 75_000, 700_000, 25_000], // 20,000 is all there is to rebate
    ["2025-26", 75_000, 1_200_000, 60_000],
    ["2026-27", 75_000, 1_200_000, 60_000],
  ]);
  for (const { regimes } of TAX_YEARS) {
    const { standardDeduction, rebate } = regimes.old;
    const all = [standardDeduction, rebate.limit, rebate.max];
    expect(all.map((it) => it.toNumber())).toEqual([50_000, 500_000, 12_500]);
  }
});
