import { expect, test } from "bun:test";

import { rampSlots, rampWeight } from "./slow_start.ts";

test("rampWeight() rises from a tenth to the whole", () => {
  const at = (ms: number) => rampWeight(ms, 30_000);
  expect([0, 10_000, 20_000, 30_000].map(at)).toEqual([0.1, 1 / 3, 2 / 3, 1]);
});

test("rampWeight() is 1 when slow start is off", () => {
  expect(rampWeight(0, 0)).toBe(1);
});

test("rampSlots() leaves one slot however few there are", () => {
  expect(rampSlots(10, 0.1)).toBe(1);
  expect(rampSlots(1, 0.1)).toBe(1);
  expect(rampSlots(10, 0.45)).toBe(5);
  expect(rampSlots(10, 1)).toBe(10);
});
