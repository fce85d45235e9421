import { expect, test } from "bun:test";

import { nearestRank } from "./nearest_rank.ts";

test.each([
  [0, 10],
  [0.25, 10],
  [0.26, 20],
  [0.5, 20],
  [0.99, 40],
  [1, 40],
])("nearestRank() of four values at %d is %d", (p, value) => {
  expect(nearestRank([10, 20, 30, 40], p)).toBe(value);
});

test("nearestRank() of nothing is nothing", () => {
  expect(nearestRank([], 0.5)).toBeUndefined();
});
