import { expect, test } from "bun:test";

import { sampleView } from "./_samples.ts";
import { loadPoints } from "./load_points.ts";
import { sampled, stepFor } from "./sampled.ts";
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

const EACH = {
  stepS: 1,
  measure: ({ requestsPerS }: LoadPointOutput) => requestsPerS,
};

test("sampled() gives a value a second up to the last point", () => {
  const points = [at(1), at(2.1), at(3), at(3.9), at(5)];
  expect(sampled(points, { ...EACH, count: 4 })).toEqual([2.1, 3.9, 3.9, 5]);
});

test("sampled() gives the most of longer steps, which begin at whole ones", () => {
  const points = [0, 1, 2, 3, 4, 5, 6].map((it) => at(it, 10 - it));
  const options = { ...EACH, stepS: 3, count: 3 };
  expect(sampled(points, options)).toEqual([10, 7, 4]);
  const later = [...points, at(7, 1)];
  expect(sampled(later, options)).toEqual([10, 7, 4]);
});

test("sampled() leaves a gap where nothing was heard", () => {
  const points = [at(1), at(8)];
  const known = sampled(points, { ...EACH, count: 8 });
  expect(known).toEqual([1, 1, 1, NaN, NaN, NaN, NaN, 8]);
});

test("sampled() is empty before the first point", () => {
  expect(sampled([], { ...EACH, count: 5 })).toEqual([]);
});

test("stepFor() makes few values stand for more time, and many for a second", () => {
  expect([20, 60, 200, 0].map((it) => stepFor(it, 60))).toEqual([3, 1, 1, 60]);
});
