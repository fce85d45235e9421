import { expect, test } from "bun:test";

import { isWithinTolerance } from "./tolerance.ts";

test.each([
  [1, true],
  [88 / 80, true],
  [72 / 80, true],
  [88.1 / 80, false],
  [71.9 / 80, false],
])("isWithinTolerance() of a ratio of %p with 0.1 is %p", (ratio, isNear) => {
  expect(isWithinTolerance(ratio, { tolerance: 0.1 })).toBe(isNear);
});
