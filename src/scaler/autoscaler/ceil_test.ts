import { expect, test } from "bun:test";

import { ceil } from "./ceil.ts";

test("ceil() rounds up", () => {
  expect([ceil(2), ceil(2.001)]).toEqual([2, 3]);
});

test("ceil() is not fooled by what floating point adds", () => {
  expect(ceil(0.1 * 3 * 10)).toBe(3); // 3.0000000000000004
});
