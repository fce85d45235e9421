import { expect, test } from "bun:test";

import { createSmoother } from "./smoothing.ts";

function reading(endServer: string, percent: number, readyForMs = 60_000) {
  return { endServer, percent, readyForMs };
}

test("createSmoother() starts with the first reading", () => {
  const smooth = createSmoother(10_000);
  expect(smooth([reading("a", 70)], 0)[0]?.percent).toBe(70);
});

test("createSmoother() moves by 1 - 1/e of the difference in one window", () => {
  const smooth = createSmoother(10_000);
  smooth([reading("a", 0)], 0);
  const [a] = smooth([reading("a", 100)], 10_000);
  expect(a?.percent).toBeCloseTo(63.212, 3);
});

test("createSmoother() comes to the same however often it is asked", () => {
  const [rarely, often] = [createSmoother(10_000), createSmoother(10_000)];
  rarely([reading("a", 10)], 0);
  for (let nowMs = 0; nowMs < 8_000; nowMs += 500) {
    often([reading("a", nowMs === 0 ? 10 : 90)], nowMs);
  }
  const [one] = rarely([reading("a", 90)], 8_000);
  const [other] = often([reading("a", 90)], 8_000);
  expect(other?.percent).toBeCloseTo(one?.percent ?? 0, 9);
});

test("createSmoother() tells when one is ready and measured for a window", () => {
  const smooth = createSmoother(10_000);
  const isMature = (nowMs: number, readyForMs: number) =>
    smooth([reading("a", 50, readyForMs)], nowMs)[0]?.isMature;
  expect(isMature(0, 60_000)).toBe(false);
  expect(isMature(9_000, 9_000)).toBe(false);
  expect(isMature(10_000, 9_999)).toBe(false);
  expect(isMature(11_000, 10_000)).toBe(true);
});

test("createSmoother() forgets an end server that goes away", () => {
  const smooth = createSmoother(10_000);
  smooth([reading("a", 100)], 0);
  smooth([], 2_000);
  expect(smooth([reading("a", 20)], 4_000)).toEqual([
    { endServer: "a", percent: 20, isMature: false },
  ]);
});
