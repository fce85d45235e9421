import { expect, test } from "bun:test";

import { sampleView } from "./_samples.ts";
import { loadPoints } from "./load_points.ts";
import { sampled } from "./sampled.ts";
import type { LoadPointOutput } from "../wire/messages.ts";

const VIEW = sampleView("a word", 1);

function at(seconds: number, requestsPerS = seconds): LoadPointOutput {
  return {
    atMs: seconds * 1_000,
    requestsPerS,
    errorsPerS: 0,
    inFlight: 0,
    queued: 0,
    p99Ms: 0,
    ready: 0,
    desired: 0,
  };
}

function times(points: readonly LoadPointOutput[]): number[] {
  return points.map(({ atMs }) => atMs);
}

test("loadPoints() puts what was seen last at the end", () => {
  const points = loadPoints([at(60)], VIEW);
  expect(times(points)).toEqual([60_000, 61_000]);
  expect(points.at(-1)).toMatchObject({ requestsPerS: 123.4, desired: 1 });
});

test("loadPoints() takes a second's views for one point, however many", () => {
  const views = [100, 350, 600, 850, 1_100, 1_350].map((ms) => {
    return { ...VIEW, atMs: ms };
  });
  const points = views.reduce(loadPoints, [] as readonly LoadPointOutput[]);
  expect(times(points)).toEqual([100, 1_100]);
});

test("loadPoints() fills from what the scaler remembers, and keeps what it does not", () => {
  const past = [at(5), at(6), at(7)];
  const known = [at(1), at(2), at(5, 99)];
  const points = loadPoints(known, { ...VIEW, atMs: 8_000, past });
  expect(times(points)).toEqual([1_000, 2_000, 5_000, 6_000, 7_000, 8_000]);
  expect(points[2]?.requestsPerS).toBe(5);
});

test("loadPoints() keeps ten minutes", () => {
  const past = Array.from({ length: 600 }, (_, second) => at(second));
  const points = loadPoints([], { ...VIEW, atMs: 600_000, past });
  expect(points).toHaveLength(600);
  expect(points[0]?.atMs).toBe(1_000);
});

test("sampled() gives a value a second up to the last point", () => {
  const points = [at(1), at(2.1), at(3), at(3.9)];
  const values = sampled(points, 4, ({ requestsPerS }) => requestsPerS);
  expect(values).toEqual([NaN, 1, 2.1, 3.9]);
});

test("sampled() leaves a gap where nothing was heard", () => {
  const points = [at(1), at(8)];
  const values = sampled(points, 8, ({ requestsPerS }) => requestsPerS);
  expect(values).toEqual([1, 1, 1, NaN, NaN, NaN, NaN, 8]);
});

test("sampled() is empty before the first point", () => {
  expect(sampled([], 5, ({ inFlight }) => inFlight)).toEqual([]);
});
