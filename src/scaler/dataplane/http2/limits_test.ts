import { expect, test } from "bun:test";

import { DEFAULT_LIMITS, limitsOf } from "./limits.ts";

test("limitsOf() changes what it is told and nothing else", () => {
  expect(limitsOf({ streams: 7 })).toEqual({ ...DEFAULT_LIMITS, streams: 7 });
});

test("limitsOf() refuses what bounds nothing", () => {
  for (const streams of [0, -1, NaN, Infinity]) {
    expect(() => limitsOf({ streams })).toThrow(RangeError);
  }
});
