import { expect, test } from "bun:test";

import { Decimal } from "./decimal.ts";
import {
  divideHalfUp,
  divideUp,
  inRupees,
  toPaise,
  toRupees,
  unitOf,
} from "./paise.ts";

test.each([
  ["1.005", 101n, 100n],
  ["0.025", 3n, 0n],
  ["10.525", 1053n, 1100n],
  ["10.5", 1050n, 1100n],
  ["10.49999999999999999999", 1050n, 1000n],
  ["1000000000000000.01", 100_000_000_000_000_001n, 100_000_000_000_000_000n],
])("toPaise() rounds %s half-up", (rupees, paise, whole) => {
  expect(toPaise(new Decimal(rupees))).toBe(paise);
  expect(toPaise(new Decimal(rupees), "rupee")).toBe(whole);
});

test.each([
  [867_823n, "8678.23"],
  [5n, "0.05"],
  [0n, "0.00"],
  [-105n, "-1.05"],
])("inRupees() and toRupees() tell %p paise alike", (paise, text) => {
  expect(inRupees(paise)).toBe(text);
  expect(toRupees(paise).toFixed(2)).toBe(text);
});

test("divideHalfUp() takes a half up, divideUp() anything", () => {
  expect([divideHalfUp(5n, 2n), divideHalfUp(7n, 3n)]).toEqual([3n, 2n]);
  expect([divideUp(6n, 3n), divideUp(7n, 3n)]).toEqual([2n, 3n]);
});

test("unitOf() is a paisa or a rupee", () => {
  expect([unitOf("paisa"), unitOf("rupee")]).toEqual([1n, 100n]);
});
