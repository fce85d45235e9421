import { expect, test } from "bun:test";

import { backoffMs } from "./backoff.ts";

test("backoffMs() doubles from 100 ms to 5 s", () => {
  const waits = [0, 1, 2, 5, 6, 40].map((it) => backoffMs(it, () => 1));
  expect(waits).toEqual([100, 200, 400, 3_200, 5_000, 5_000]);
});

test("backoffMs() spreads over the upper half", () => {
  expect(backoffMs(0, () => 0)).toBe(50);
  expect(backoffMs(0, () => 0.5)).toBe(75);
});
