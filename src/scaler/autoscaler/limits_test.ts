import { expect, test } from "bun:test";

import { limits } from "./limits.ts";

const BOUNDS = { min: 2, max: 10 };
function wish(endServers: number) {
  return { endServers, clamps: [] };
}

test.each([
  [0, 2],
  [2, 2],
  [7, 7],
  [10, 10],
  [11, 10],
])("limits() makes %p of 2 to 10 into %p", (from, to) => {
  expect(limits(wish(from), BOUNDS).endServers).toBe(to);
});

test("limits() records only the limit that changed something", () => {
  expect(limits(wish(5), BOUNDS).clamps).toEqual([]);
  expect(limits(wish(50), BOUNDS).clamps).toEqual([
    { name: "max", from: 50, to: 10, reason: "at most 10 end servers may run" },
  ]);
  expect(limits(wish(1), { min: 1, max: 1 }).clamps).toEqual([]);
});
