import { describe, expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { slabParts, slabTax } from "./slab_tax.ts";

const SLABS = [
  { upTo: new Decimal(100), ratePercent: new Decimal(0) },
  { upTo: new Decimal(300), ratePercent: new Decimal(10) },
  { upTo: undefined, ratePercent: new Decimal(20) },
];

describe("slabTax()", () => {
  for (const [income, tax] of [
    [0, "0"],
    [100, "0"],
    [101, "0.1"],
    [300, "20"],
    [301, "20.2"],
    [1000, "160"],
  ] as const) {
    test(`is ${tax} of ${income}`, () => {
      expect(slabTax(slabParts(new Decimal(income), SLABS)).toFixed()).toBe(
        tax,
      );
    });
  }
});

test("slabParts() shows slabs that are not reached as empty", () => {
  const parts = slabParts(new Decimal(150), SLABS);
  expect(parts.map(({ income }) => income.toFixed())).toEqual([
    "100",
    "50",
    "0",
  ]);
  expect(parts.map(({ above }) => above.toFixed())).toEqual([
    "0",
    "100",
    "300",
  ]);
});
