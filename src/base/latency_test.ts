import { expect, test } from "bun:test";

import {
  addLatency,
  emptyLatency,
  latencyQuantile,
  latencySince,
} from "./latency.ts";

function histogramOf(times: readonly number[]): number[] {
  const counts = emptyLatency();
  for (const ms of times) addLatency(counts, ms);
  return counts;
}

test("latencyQuantile() is 0 when nothing was counted", () => {
  expect(latencyQuantile(emptyLatency(), 0.99)).toBe(0);
});

test("latencyQuantile() is at most one step above the true quantile", () => {
  const times = Array.from({ length: 1_000 }, (_, i) => 0.1 + i * 0.37);
  const counts = histogramOf(times);
  for (const p of [0.01, 0.5, 0.9, 0.99, 1]) {
    const exact = times[Math.ceil(p * times.length) - 1] ?? 0;
    const told = latencyQuantile(counts, p);
    expect(told).toBeGreaterThanOrEqual(exact);
    expect(told).toBeLessThanOrEqual(exact * 2 ** 0.25 + 1e-9);
  }
});

test("addLatency() keeps times beyond both ends", () => {
  const counts = histogramOf([0, 0.01, 1e12]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(counts[0]).toBe(2);
  expect(counts.at(-1)).toBe(1);
});

test("latencySince() leaves what came in between", () => {
  const before = histogramOf([1, 2]);
  const now = histogramOf([1, 2, 100, 100]);
  const between = latencySince(now, before);
  expect(between).toEqual(histogramOf([100, 100]));
});
