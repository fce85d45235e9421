import { expect, test } from "bun:test";

import { decayed, failureRttMs, peakEwma } from "./ewma.ts";

test("peakEwma() starts with the first response time", () => {
  expect(peakEwma(undefined, { rttMs: 30, dtMs: 0 })).toBe(30);
});

test("peakEwma() jumps up to a slower response at once", () => {
  expect(peakEwma(10, { rttMs: 500, dtMs: 1 })).toBe(500);
});

test("peakEwma() comes down slowly: 100 ms, then 10 ms after 5 s", () => {
  expect(peakEwma(100, { rttMs: 10, dtMs: 5_000 })).toBeCloseTo(64.588, 3);
});

test("peakEwma() keeps the cost when the clock stands still or goes back", () => {
  expect(peakEwma(100, { rttMs: 10, dtMs: 0 })).toBe(100);
  expect(peakEwma(100, { rttMs: 10, dtMs: -5 })).toBe(100);
});

test("decayed() forgets an idle one's peak: 500 ms read 10 s later", () => {
  expect(decayed(500, 10_000)).toBeCloseTo(183.94, 3);
});

test("failureRttMs() makes a fast failure slow", () => {
  expect(failureRttMs(0.1)).toBe(5_000);
});

test("failureRttMs() keeps a failure that took even longer", () => {
  expect(failureRttMs(9_000)).toBe(9_000);
});

test("failureRttMs() heeds the pause an end server asks for, to 300 s", () => {
  expect(failureRttMs(1, 20_000)).toBe(20_000);
  expect(failureRttMs(1, 3_600_000)).toBe(300_000);
});
