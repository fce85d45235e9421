import { expect, test } from "bun:test";

import { chance } from "./chance.ts";
import { Histogram } from "./histogram.ts";

test("Histogram tells quantiles of an exponential to within a per cent", () => {
  const histogram = new Histogram();
  const prng = chance(1);
  for (let i = 0; i < 200_000; i++) histogram.add(-20 * Math.log(1 - prng()));
  expect(histogram.quantileMs(0.5) / (20 * Math.LN2)).toBeWithin(0.99, 1.01);
  expect(histogram.quantileMs(0.99) / (20 * Math.log(100))).toBeWithin(
    0.98,
    1.02,
  );
  expect(histogram.meanMs).toBeWithin(19.8, 20.2);
});

test("Histogram counts no time at all apart", () => {
  const histogram = new Histogram();
  for (let i = 0; i < 3; i++) histogram.add(0);
  histogram.add(8);
  expect(histogram.shareAboveNone).toBe(0.25);
  expect(histogram.quantileMs(0.75)).toBe(0);
  expect(histogram.quantileMs(0.99)).toBeWithin(7.9, 8.1);
});

test("Histogram of nothing is 0 all over, also once it is cleared", () => {
  const histogram = new Histogram();
  const all = () => [
    histogram.count,
    histogram.meanMs,
    histogram.shareAboveNone,
    histogram.quantileMs(0.99),
  ];
  expect(all()).toEqual([0, 0, 0, 0]);
  histogram.add(5);
  histogram.clear();
  expect(all()).toEqual([0, 0, 0, 0]);
});

test("Histogram takes times beyond its ends for its ends", () => {
  const histogram = new Histogram();
  histogram.add(1e12);
  expect(histogram.quantileMs(0.5)).toBeGreaterThan(1e8);
});
