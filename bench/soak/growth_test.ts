import { expect, test } from "bun:test";

import { growth, settled, type Sample } from "./growth.ts";

function samples(bytesAt: (done: number) => number): Sample[] {
  return Array.from({ length: 20 }, (_, i) => ({
    done: i * 1_000,
    bytes: bytesAt(i * 1_000),
    files: 10,
  }));
}

test("growth() is 0 of memory that stays, and what is lost for each call of memory that grows", () => {
  expect(growth(samples(() => 5e7))).toBe(0);
  expect(growth(samples((done) => 5e7 + 3 * done))).toBeCloseTo(3);
});

test("growth() is not misled by memory that goes up and down", () => {
  const saw = growth(samples((done) => 5e7 + (done % 2_000) * 100));
  expect(Math.abs(saw)).toBeLessThan(5);
});

test("settled() leaves out the first samples", () => {
  expect(settled(samples(() => 1))[0]?.done).toBe(6_000);
});
