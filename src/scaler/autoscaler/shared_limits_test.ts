import { expect, test } from "bun:test";

import { createSharedLimits } from "./shared_limits.ts";
import { DEFAULT_TUNING } from "./tuning.ts";

const BOUNDS = { min: 2, max: 10 };

function wish(endServers: number) {
  return { endServers, clamps: [] };
}

test("createSharedLimits() applies stabilisation, step, cool-down and bounds in order", () => {
  const shared = createSharedLimits(DEFAULT_TUNING);
  shared.changed(0, 4);
  const situation = { nowMs: 1_000, from: 6, urgent: false };
  const { clamps } = shared.apply(wish(40), situation, { min: 2, max: 5 });
  // Two and four, twice two or two and four more: six, and then a pause.
  expect(clamps.map(({ name, to }) => `${name} ${to}`)).toEqual([
    "step 6",
    "max 5",
  ]);
});

test("createSharedLimits() starts the cool-down when the number grows, not when it falls", () => {
  const shared = createSharedLimits(DEFAULT_TUNING);
  const at = (nowMs: number) =>
    shared.apply(wish(5), { nowMs, from: 4, urgent: false }, BOUNDS).endServers;
  shared.changed(0, -1);
  expect(at(1_000)).toBe(5);
  shared.changed(1_000, 1);
  expect(at(2_000)).toBe(4);
});

test("createSharedLimits() remembers what was wished, for the way down", () => {
  const shared = createSharedLimits(DEFAULT_TUNING);
  const apply = (nowMs: number, endServers: number) =>
    shared.apply(wish(endServers), { nowMs, from: 6, urgent: false }, BOUNDS);
  apply(0, 6);
  expect(apply(30_000, 2).endServers).toBe(6);
  expect(apply(60_000, 2).endServers).toBe(5); // one a step
});

test("createSharedLimits() keeps what was told to be needed", () => {
  const shared = createSharedLimits(DEFAULT_TUNING);
  shared.hold(0, 6);
  const situation = { nowMs: 59_000, from: 6, urgent: false };
  expect(shared.apply(wish(2), situation, BOUNDS).endServers).toBe(6);
});

test("createSharedLimits() lets a policy with a pace of its own go as far as the bounds", () => {
  const shared = createSharedLimits(DEFAULT_TUNING);
  const paced = { urgent: false, isPaced: true };
  const out = shared.apply(wish(40), { nowMs: 0, from: 2, ...paced }, BOUNDS);
  expect(out).toMatchObject({ endServers: 10, need: 10 });
  shared.changed(0, 8);
  const within = { nowMs: 1_000, from: 10, ...paced };
  expect(shared.apply(wish(3), within, BOUNDS).endServers).toBe(3);
});

test("createSharedLimits() keeps what was set by hand from a policy with a pace of its own", () => {
  const shared = createSharedLimits(DEFAULT_TUNING);
  shared.hold(0, 7);
  const paced = { from: 7, urgent: false, isPaced: true };
  const at = (nowMs: number) =>
    shared.apply(wish(3), { nowMs, ...paced }, BOUNDS).endServers;
  expect(at(59_000)).toBe(7);
  expect(at(60_000)).toBe(3);
});
