import { expect, test } from "bun:test";

import { limited } from "./limited.ts";

const START = { endServers: 5, clamps: [] };

test("limited() leaves alone what already is within the limit", () => {
  const reason = () => {
    throw new Error("Cannot need a reason for nothing");
  };
  expect(limited(START, { name: "max", to: 5, reason })).toBe(START);
});

test("limited() records limits in the order they came", () => {
  const once = limited(START, { name: "step", to: 4, reason: () => "a" });
  const twice = limited(once, { name: "max", to: 3, reason: () => "b" });
  expect(twice).toEqual({
    endServers: 3,
    clamps: [
      { name: "step", from: 5, to: 4, reason: "a" },
      { name: "max", from: 4, to: 3, reason: "b" },
    ],
  });
  expect(START.clamps).toEqual([]);
});
