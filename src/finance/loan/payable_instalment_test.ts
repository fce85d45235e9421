import { expect, test } from "bun:test";

import { payableInstalment } from "./payable_instalment.ts";

test("payableInstalment() rounds half-up to the paisa or the rupee", () => {
  expect(
    payableInstalment({ top: 5n, bottom: 2n }, { rounding: "paisa" }),
  ).toBe(3n);
  const exact = { top: 86_782_34n, bottom: 100n };
  expect(payableInstalment(exact, { rounding: "rupee" })).toBe(86_800n);
  const half = { top: 86_750n, bottom: 1n };
  expect(payableInstalment(half, { rounding: "rupee" })).toBe(86_800n);
});

test("payableInstalment() rounds up what would not cover the interest", () => {
  const exact = { top: 14_940n, bottom: 100n }; // 149.4 paise
  expect(payableInstalment(exact, { rounding: "rupee" })).toBe(100n);
  const firstInterest = 149n;
  expect(payableInstalment(exact, { rounding: "rupee", firstInterest })).toBe(
    200n,
  );
});
