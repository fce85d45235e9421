import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { createOverloadWatch, type Glimpse } from "./overload_watch.ts";

const EACH_MS = 100;

/** Counts of an instance with 20 slots and 100 requests a second. */
function steady(i: number, changes: Partial<Glimpse> = {}): Glimpse {
  const counts = { inFlight: 3, queued: 0, slots: 20, arrived: 10 * i };
  return { atMs: i * EACH_MS, ...counts, ...changes };
}

/** When the watch alarmed, ms. */
function alarms(glimpses: readonly Glimpse[]): number[] {
  const watch = createOverloadWatch();
  return glimpses.filter(watch).map(({ atMs }) => atMs);
}

test("createOverloadWatch() alarms once a line lasts, for as long as it lasts", () => {
  const seen = Array.from({ length: 50 }, (_, i) =>
    steady(i, i >= 40 ? { inFlight: 20, queued: i - 39 } : {}),
  );
  expect(alarms(seen)).toEqual([
    4_100, 4_200, 4_300, 4_400, 4_500, 4_600, 4_700, 4_800, 4_900,
  ]);
});

test("createOverloadWatch() alarms every 100 ms at most", () => {
  const seen = Array.from({ length: 21 }, (_, i) =>
    steady(i, { atMs: 10 * i, inFlight: 20 }),
  );
  expect(alarms(seen)).toEqual([100, 200]);
});

test("createOverloadWatch() alarms when every slot is taken, line or not", () => {
  const seen = [steady(0, { inFlight: 20 }), steady(1, { inFlight: 20 })];
  expect(alarms(seen)).toEqual([100]);
});

test("createOverloadWatch() lets a line of one moment pass", () => {
  const seen = Array.from({ length: 20 }, (_, i) =>
    steady(i, i % 2 === 0 ? { inFlight: 20, queued: 1 } : {}),
  );
  expect(alarms(seen)).toEqual([]);
});

test("createOverloadWatch() alarms at a rush before any line", () => {
  const calm = Array.from({ length: 41 }, (_, i) => steady(i));
  const rush = steady(41, { arrived: 410 + 60 });
  expect(alarms([...calm, rush])).toEqual([4_100]);
});

test("createOverloadWatch() takes nothing for overload while nobody serves", () => {
  const seen = Array.from({ length: 20 }, (_, i) =>
    steady(i, { slots: 0, inFlight: 0, queued: 100 * i, arrived: 100 * i }),
  );
  expect(alarms(seen)).toEqual([]);
});

test("createOverloadWatch() goes on when the clock is set back", () => {
  const watch = createOverloadWatch();
  const full = { inFlight: 20, queued: 5 };
  watch(steady(1_000, full));
  expect(watch(steady(1_001, full))).toBe(true);
  expect(watch(steady(1, full))).toBe(false);
  expect(watch(steady(2, full))).toBe(true);
});

test("createOverloadWatch() is calm for an hour of random arrivals", () => {
  const prng = seededPrng(7);
  let arrived = 0;
  const seen = Array.from({ length: 36_000 }, (_, i) => {
    // Ten on average, as good as Poisson.
    for (let k = 0; k < 100; k++) if (prng() < 0.1) arrived++;
    return steady(i, { arrived });
  });
  expect(alarms(seen)).toEqual([]);
});
