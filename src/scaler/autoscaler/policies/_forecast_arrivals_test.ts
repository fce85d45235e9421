import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { NO_TRAFFIC, TrafficCounter } from "../../../base/traffic.ts";
import type { TrafficSample } from "../traffic_window.ts";
import { forecastArrivals } from "./_forecast_arrivals.ts";

const EACH_MS = 250;
const START_MS = 1_000;

/** Random arrivals over 20 s, at a rate by time (a second). */
function samples(rate: (ms: number) => number, seed = 1): TrafficSample[] {
  const prng = seededPrng(seed);
  const counter = new TrafficCounter();
  const taken: TrafficSample[] = [{ atMs: 0, traffic: NO_TRAFFIC }];
  for (let atMs = 0; atMs < 20_000; atMs++) {
    // At most one each ms: as good as Poisson at these rates.
    if (prng() < rate(atMs) / 1_000) counter.arrive(atMs);
    const isDue = (atMs + 1) % EACH_MS === 0;
    if (isDue) taken.push({ atMs: atMs + 1, traffic: counter.read() });
  }
  return taken;
}

test("forecastArrivals() reads a steady rate over the whole window", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const {
      nowPerMs,
      perMs,
      samples: count,
    } = forecastArrivals(
      samples(() => 100, seed),
      { startMs: START_MS },
    );
    expect(count).toBeGreaterThan(1_800);
    expect(nowPerMs * 1_000).toBeCloseTo(count / 20, 9);
    expect(perMs).toBe(nowPerMs);
  }
});

test("forecastArrivals() sees a rate that changed half a second ago for what it is", () => {
  for (const [before, after] of [
    [50, 400],
    [0, 300],
    [300, 0],
  ] as const) {
    const rate = (ms: number) => (ms < 19_500 ? before : after);
    const seen = forecastArrivals(samples(rate), { startMs: START_MS });
    expect(Math.abs(seen.nowPerMs * 1_000 - after)).toBeLessThan(60);
  }
});

test("forecastArrivals() takes the gap before a burst for none of its own", () => {
  const rate = (ms: number) => (ms < 15_000 ? 0 : 300);
  const { variation } = forecastArrivals(samples(rate), { startMs: START_MS });
  expect(variation).toBeLessThan(1.5);
});

test("forecastArrivals() does not draw a jump on", () => {
  for (const atMs of [8_000, 11_000, 14_000, 17_000]) {
    const rate = (ms: number) => (ms < atMs ? 50 : 400);
    const seen = forecastArrivals(samples(rate), { startMs: 10_000 });
    expect(seen.perMs * 1_000).toBeLessThan(480);
  }
});

test("forecastArrivals() draws a rise on that goes on", () => {
  const rate = (ms: number) => 100 + ms / 50; // by 20/s each second
  const seen = forecastArrivals(samples(rate), { startMs: 5_000 });
  expect(seen.perMs * 1_000).toBeGreaterThan(520);
  expect(seen.perMs * 1_000).toBeLessThan(680);
});

test("forecastArrivals() knows nothing of no samples", () => {
  const seen = forecastArrivals([], { startMs: START_MS });
  expect(seen).toEqual({ perMs: 0, nowPerMs: 0, variation: 1, samples: 0 });
});
