import { expect, test } from "bun:test";

import { Counters } from "./counters.ts";

test("Counters integrates the load exactly over a known story", () => {
  const counters = new Counters(1_000);
  counters.arrive(2_000); // one from 2 s
  counters.arrive(2_500); // two from 2.5 s
  counters.leave("completed", 1_000, 3_000); // one from 3 s
  expect(counters.loadIntegralMs(3_000)).toBe(500 + 2 * 500);
  expect(counters.load).toBe(1);
  counters.leave("failed", 1_500, 4_000);
  expect(counters.loadIntegralMs(9_000)).toBe(500 + 1_000 + 1_000);
  expect(counters.load).toBe(0);
});

test("Counters.loadIntegralMs() is the same however often it is read", () => {
  const often = new Counters(0);
  const once = new Counters(0);
  for (const counters of [often, once]) counters.arrive(0);
  for (let ms = 0; ms <= 1_000; ms += 7) often.loadIntegralMs(ms);
  expect(often.loadIntegralMs(1_000)).toBe(once.loadIntegralMs(1_000));
});

test("Counters.leave() counts each outcome by itself and times no rejection", () => {
  const counters = new Counters(0);
  for (let i = 0; i < 6; i++) counters.arrive(0);
  counters.leave("completed", 1, 1);
  counters.leave("completed", 1, 1);
  counters.leave("completed", 1, 1);
  counters.leave("failed", 1, 1);
  counters.leave("failed", 1, 1);
  counters.leave("rejected", 0, 1);
  const { completed, failed, rejected } = counters;
  expect({ completed, failed, rejected }).toEqual({
    completed: 3,
    failed: 2,
    rejected: 1,
  });
  expect(counters.latency().reduce((sum, it) => sum + it, 0)).toBe(5);
});

test("Counters.spare() counts the wait in vain that was spared, a second at most", () => {
  const counters = new Counters(0);
  counters.spare(400);
  counters.spare(30_000);
  counters.spare(-1);
  expect(counters.hopeless).toBe(3);
  expect(counters.loadIntegralMs(5_000)).toBe(1_400);
});
