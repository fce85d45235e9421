import { expect, test } from "bun:test";

import { reducingSchedule } from "./reducing_schedule.ts";
import { sumOf, yearlyTotals } from "./yearly_totals.ts";

const loan = { principal: 10_000_000n, rate: 8_500_000n, months: 30 };
const { rows } = reducingSchedule(loan, {
  rounding: "paisa",
  prepayments: new Map([[14, 500_000n]]),
  effect: "lower_instalment",
});

test("yearlyTotals() adds twelve months up, and the rest", () => {
  const years = yearlyTotals(rows);
  expect(years.map(({ year, balance }) => [year, balance])).toEqual([
    [1, rows[11]?.balance ?? -1n],
    [2, rows[23]?.balance ?? -1n],
    [3, 0n],
  ]);
  const total = (column: "instalments" | "interest" | "prepayments") =>
    years.reduce((sum, year) => sum + (year[column] ?? 0n), 0n);
  expect(total("instalments")).toBe(sumOf(rows, "instalment"));
  expect(total("interest")).toBe(sumOf(rows, "interest"));
  expect(total("prepayments")).toBe(500_000n);
});

test("yearlyTotals() say nothing of prepayments where there are none", () => {
  const plain = reducingSchedule(loan, {
    rounding: "paisa",
    prepayments: new Map(),
    effect: "shorter_term",
  });
  expect(yearlyTotals(plain.rows)[0]?.prepayments).toBeUndefined();
});

test("yearlyTotals() are none of no rows", () => {
  expect(yearlyTotals([])).toEqual([]);
});
