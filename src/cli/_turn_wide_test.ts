import { expect, test } from "bun:test";

import { turnWide } from "./_turn_wide.ts";

const GRID = {
  columns: [
    { title: "Regime" },
    { title: "Taxable income", align: "right" as const },
    { title: "Payable", align: "right" as const },
  ],
  rows: [
    ["new", "1425000.00", "97500.00"],
    ["old", "1300000.00", "210600.00"],
  ],
};
/** 6 + 14 + 9 and two gaps. */
const WIDTH = 33;

test("turnWide() leaves a table that fits", () => {
  expect(turnWide(GRID, WIDTH)).toBe(GRID);
});

test("turnWide() exchanges rows and columns of one that does not", () => {
  const few = { ...GRID, columns: [...GRID.columns, { title: "Cheaper" }] };
  const rows = [
    [...(GRID.rows[0] ?? []), "yes"],
    [...(GRID.rows[1] ?? []), "no"],
  ];
  expect(turnWide({ ...few, rows }, 38)).toEqual({
    columns: [
      { title: "Regime" },
      { title: "new", align: "right" },
      { title: "old", align: "right" },
    ],
    rows: [
      ["Taxable income", "1425000.00", "1300000.00"],
      ["Payable", "97500.00", "210600.00"],
      ["Cheaper", "yes", "no"],
    ],
  });
});

test("turnWide() leaves one that would not fit turned either", () => {
  const long = { ...GRID, rows: Array.from({ length: 50 }, () => ["a", "b"]) };
  expect(turnWide(long, 20)).toBe(long);
});
