import { expect, test } from "bun:test";

import { chance } from "./chance.ts";

function draw(seed: number, count: number): number[] {
  const prng = chance(seed);
  return Array.from({ length: count }, prng);
}

test("chance() repeats itself with the same seed, and only then", () => {
  expect(draw(1, 50)).toEqual(draw(1, 50));
  expect(draw(2, 50)).not.toEqual(draw(1, 50));
  expect(draw(1 + 2 ** 32, 50)).not.toEqual(draw(1, 50));
});

test("chance() is even over [0, 1), and neighbouring seeds are strangers", () => {
  const [one, two] = [draw(1, 100_000), draw(2, 100_000)];
  const counts = new Array<number>(16).fill(0);
  let product = 0;
  for (const [i, x] of one.entries()) {
    expect(x >= 0 && x < 1).toBe(true);
    const cell = Math.floor(x * 16);
    counts[cell] = (counts[cell] ?? 0) + 1;
    product += (x - 0.5) * ((two[i] ?? 0) - 0.5);
  }
  // Five standard deviations of a fair draw: 6250 ± 383.
  for (const count of counts) expect(Math.abs(count - 6_250)).toBeLessThan(383);
  // Correlation: five of 1/√n.
  expect(Math.abs(product / 100_000 / (1 / 12))).toBeLessThan(0.016);
});
