import { expect, test } from "bun:test";

import { fewestFor, loadAfterRemoval, scaleInLoad } from "./queue_model.ts";

test.each([
  [2, 0.778, 0.71],
  [3, 1.4, 1.241],
  [4, 1.909, 1.652],
  [5, 2.333, 1.98],
  [8, 3.267, 2.659],
  [10, 3.706, 2.96],
])(
  "scaleInLoad() of %p is the table's, bare and with margin",
  (n, bare, margin) => {
    expect(scaleInLoad(n, 7)).toBeCloseTo(bare, 3);
    expect(scaleInLoad(n, 4.9)).toBeCloseTo(margin, 2);
  },
);

test("scaleInLoad() of one allows none less", () => {
  expect(scaleInLoad(1, 7)).toBe(0);
});

test("loadAfterRemoval() foresees 9 each on two from 1.5 each on three", () => {
  expect(loadAfterRemoval(1.5, 3)).toBeCloseTo(9, 9);
});

test("loadAfterRemoval() of too much work is not a number", () => {
  expect(loadAfterRemoval(9, 2)).toBeUndefined();
  expect(loadAfterRemoval(1, 1)).toBeUndefined();
});

test("fewestFor() allows one less exactly up to the table's load", () => {
  for (let n = 2; n <= 30; n++) {
    const at = scaleInLoad(n, 4.9);
    expect(fewestFor(at, { n, limit: 4.9 })).toBe(n - 1);
    expect(fewestFor(at + 1e-6, { n, limit: 4.9 })).toBe(n);
  }
});

test("fewestFor() comes to the same from any number of end servers", () => {
  // Work for 1.8 end servers: 1.8/(n − 1.8) each.
  for (let n = 3; n <= 20; n++) {
    expect(fewestFor(1.8 / (n - 1.8), { n, limit: 4.9 })).toBe(3);
  }
});

test("fewestFor() nothing is still one", () => {
  expect(fewestFor(0, { n: 5, limit: 4.9 })).toBe(1);
});
