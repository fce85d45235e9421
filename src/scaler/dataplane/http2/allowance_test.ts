import { expect, test } from "bun:test";

import { Allowance } from "./allowance.ts";

test("Allowance.spend() allows the burst and not one more", () => {
  const allowance = new Allowance(3, 1, 0);
  const allowed = [1, 2, 3, 4].map(() => allowance.spend(0));
  expect(allowed).toEqual([true, true, true, false]);
});

test("Allowance.spend() allows its rate for ever", () => {
  const allowance = new Allowance(5, 100, 0);
  for (let ms = 10; ms < 60_000; ms += 10) {
    expect(allowance.spend(ms)).toBe(true);
  }
});

test("Allowance.spent() is forgiven with time and never negative", () => {
  const allowance = new Allowance(10, 2, 0);
  for (let i = 0; i < 4; i++) allowance.spend(0);
  expect(allowance.spent(1_000)).toBe(2);
  expect(allowance.spent(60_000)).toBe(0);
});
