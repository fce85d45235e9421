import { expect, test } from "bun:test";

import { createLoadWindow } from "./window.ts";

/** Adds samples of a load that lasts from one to the next. */
function fill(loads: readonly number[], stepMs = 2_000) {
  const window = createLoadWindow(60_000);
  let integralMs = 0;
  window.add({ atMs: 0, integralMs });
  loads.forEach((load, i) => {
    integralMs += load * stepMs;
    window.add({ atMs: (i + 1) * stepMs, integralMs });
  });
  return window;
}

test("createLoadWindow() takes two requests of 500 ms in 1 s for a load of 1", () => {
  const window = createLoadWindow(60_000);
  window.add({ atMs: 5_000, integralMs: 70_000 });
  window.add({ atMs: 6_000, integralMs: 71_000 });
  expect(window.mean(1_000)).toBe(1);
});

test("createLoadWindow() is exact over both windows", () => {
  const window = fill([...Array.from({ length: 27 }, () => 2), 8, 10, 12]);
  expect(window.mean(60_000)).toBe((27 * 2 + 30) / 30);
  expect(window.mean(6_000)).toBe(10);
});

test("createLoadWindow() forgets what is older than the window", () => {
  const window = fill([500, ...Array.from({ length: 30 }, () => 3)]);
  expect(window.mean(60_000)).toBe(3);
  expect(window.historyMs).toBe(60_000);
});

test("createLoadWindow() takes the time before the first sample for idle", () => {
  const window = fill([12, 12, 12]);
  expect(window.historyMs).toBe(6_000);
  expect(window.mean(60_000)).toBe(1.2);
});

test("createLoadWindow() cuts a window between two samples in proportion", () => {
  expect(fill([4, 10]).mean(3_000)).toBe(8);
});

test("createLoadWindow() knows nothing at first", () => {
  const window = createLoadWindow(60_000);
  expect(window.mean(6_000)).toBe(0);
  expect(window.historyMs).toBe(0);
  window.add({ atMs: 1_000, integralMs: 9 });
  expect(window.mean(6_000)).toBe(0);
});

test("createLoadWindow() bears the same sample twice", () => {
  const window = fill([6]);
  window.add({ atMs: 2_000, integralMs: 12_000 });
  window.add({ atMs: 2_000, integralMs: 12_000 });
  expect(window.mean(2_000)).toBe(6);
});

test("createLoadWindow() starts anew when the integral does: the worker was replaced", () => {
  const window = fill([5, 5, 5]);
  window.add({ atMs: 8_000, integralMs: 10 });
  expect(window.historyMs).toBe(0);
  window.add({ atMs: 10_000, integralMs: 4_010 });
  expect(window.mean(2_000)).toBe(2);
});

test("createLoadWindow() starts anew when the clock goes back", () => {
  const window = fill([5, 5, 5]);
  window.add({ atMs: 1_000, integralMs: 90_000 });
  expect(window.historyMs).toBe(0);
});

test("createLoadWindow() stays exact at ten samples a second", () => {
  const loads = Array.from({ length: 1_200 }, (_, i) => i % 20);
  expect(fill(loads, 100).mean(60_000)).toBeCloseTo(9.5, 1);
});
