import { expect, test } from "bun:test";

import { createStabiliser } from "./stabiliser.ts";

function at(nowMs: number) {
  return { nowMs, from: 5, urgent: false };
}

function wish(endServers: number) {
  return { endServers, clamps: [] };
}

test("createStabiliser() follows the highest wish of the last minute down", () => {
  const stabiliser = createStabiliser(60_000);
  stabiliser.note(0, 4);
  stabiliser.note(10_000, 3);
  stabiliser.note(20_000, 1);
  const limit = (nowMs: number) =>
    stabiliser.limit(wish(1), at(nowMs)).endServers;
  expect(limit(59_999)).toBe(4);
  expect(limit(60_000)).toBe(3);
  expect(limit(70_000)).toBe(1);
});

test("createStabiliser() counts a higher wish from when it came last", () => {
  const stabiliser = createStabiliser(60_000);
  stabiliser.note(0, 2);
  stabiliser.note(1_000, 4);
  stabiliser.note(30_000, 4);
  stabiliser.note(31_000, 2);
  expect(stabiliser.limit(wish(2), at(89_999)).endServers).toBe(4);
  expect(stabiliser.limit(wish(2), at(90_000)).endServers).toBe(2);
});

test("createStabiliser() never adds: a higher wish of before only holds", () => {
  const stabiliser = createStabiliser(60_000);
  stabiliser.note(0, 9);
  expect(stabiliser.limit(wish(2), at(1_000)).endServers).toBe(5);
});

test("createStabiliser() does not delay scaling out", () => {
  const stabiliser = createStabiliser(60_000);
  stabiliser.note(0, 9);
  expect(stabiliser.limit(wish(7), at(1_000))).toEqual(wish(7));
});

test("createStabiliser() says what was needed and when", () => {
  const stabiliser = createStabiliser(60_000);
  stabiliser.note(0, 4);
  const { clamps } = stabiliser.limit(wish(1), at(12_000));
  expect(clamps).toEqual([
    {
      name: "stabilisation",
      from: 1,
      to: 4,
      reason: "4 were still wanted 12 s ago, and that counts for 60 s",
    },
  ]);
});
