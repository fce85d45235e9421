import { expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { checkPrepayments } from "./check_prepayments.ts";

const given = {
  principal: new Decimal(1000),
  ratePercent: new Decimal(10),
  tenureMonths: 12,
  method: "reducing",
  rounding: "paisa",
  prepayments: "6:500",
  prepaymentEffect: "shorter_term",
} as const;

function codes(more: Partial<typeof given> | Record<string, unknown>) {
  return checkPrepayments({ ...given, ...more }).map(
    ({ field, code }) => `${field} ${code}`,
  );
}

test("checkPrepayments() takes what is within the loan", () => {
  expect(codes({})).toEqual([]);
  expect(codes({ prepayments: undefined, method: "flat" })).toEqual([]);
  expect(codes({ prepayments: " ", method: "flat" })).toEqual([]);
});

test("checkPrepayments() refuses what is not, and any at a flat rate", () => {
  expect(codes({ prepayments: "13:500" })).toEqual([
    "prepayments out_of_range",
  ]);
  expect(codes({ method: "flat" })).toEqual(["prepayments unsupported"]);
});

test("checkPrepayments() reads them even when the loan itself is broken", () => {
  const broken = { principal: undefined, tenureMonths: undefined };
  expect(codes({ ...broken, prepayments: "600:1" })).toEqual([]);
  expect(codes({ ...broken, prepayments: "601:1" })).toEqual([
    "prepayments out_of_range",
  ]);
});
