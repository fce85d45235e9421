import { expect, test } from "bun:test";

import { median, percentile, rounded } from "./statistics.ts";

test("median() takes the middle, or the mean of the middle two", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
});

test("median() of nothing is no number", () => {
  expect(median([])).toBeNaN();
});

test("percentile() takes the value that enough others do not exceed", () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(percentile(values, 0.5)).toBe(50);
  expect(percentile(values, 0.99)).toBe(99);
  expect(percentile(values, 1)).toBe(100);
  expect(percentile([5], 0.99)).toBe(5);
  expect(percentile([], 0.99)).toBeNaN();
});

test("rounded() keeps three digits and no fraction of large numbers", () => {
  expect(rounded(0.123456)).toBe(0.123);
  expect(rounded(12.3456)).toBe(12.3);
  expect(rounded(123_456.7)).toBe(123_457);
  expect(rounded(0)).toBe(0);
});
