import { expect, test } from "bun:test";

import { PeakEwma } from "./peak_ewma.ts";

test("PeakEwma.observe() follows the worked vector: 100 ms, then 10 ms after 5 s", () => {
  const peak = new PeakEwma();
  peak.observe(100, 0);
  peak.observe(10, 5_000);
  expect(peak.read(5_000)).toBeCloseTo(64.588, 3);
});

test("PeakEwma.read() follows the worked vector: 500 ms, read after 10 s", () => {
  const peak = new PeakEwma();
  peak.observe(500, 0);
  expect(peak.read(10_000)).toBeCloseTo(183.94, 2);
});

test("PeakEwma.observe() jumps to a peak at once", () => {
  const peak = new PeakEwma();
  peak.observe(10, 0);
  peak.observe(900, 1);
  expect(peak.read(1)).toBe(900);
});

test("PeakEwma.read() is undefined before anything was seen", () => {
  expect(new PeakEwma().read(0)).toBeUndefined();
});

test("PeakEwma.observeFailure() counts a failure in 0.1 ms as 5 s", () => {
  const peak = new PeakEwma();
  peak.observeFailure(0.1, 0);
  expect(peak.read(0)).toBe(5_000);
});
