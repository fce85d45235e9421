import { expect, test } from "bun:test";

import { isNearTarget } from "./tolerance.ts";

test.each([
  [1, true],
  [88 / 80, true],
  [72 / 80, true],
  [88.1 / 80, false],
  [71.9 / 80, false],
])("isNearTarget() of a ratio of %p with 0.1 is %p", (ratio, isNear) => {
  expect(isNearTarget(ratio, { tolerance: 0.1 })).toBe(isNear);
});
