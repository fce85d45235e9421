import { expect, test } from "bun:test";

import { chance } from "./chance.ts";
import { TimeHeap } from "./time_heap.ts";

test("TimeHeap gives back in order of time what was added in any order", () => {
  const heap = new TimeHeap();
  const prng = chance(1);
  const times = Array.from({ length: 1_000 }, () => prng() * 1e6);
  for (const [id, atMs] of times.entries()) heap.add(id, atMs);
  const out: number[] = [];
  while (heap.firstMs !== Infinity) out.push(times[heap.shift()] ?? NaN);
  expect(out).toEqual(times.toSorted((a, b) => a - b));
});

test("TimeHeap.remove() takes out from anywhere and keeps the order", () => {
  const heap = new TimeHeap();
  const prng = chance(2);
  const kept = new Map<number, number>();
  for (let i = 0; i < 20_000; i++) {
    const id = Math.floor(prng() * 500);
    if (kept.delete(id)) heap.remove(id);
    else {
      kept.set(id, prng());
      heap.add(id, kept.get(id) ?? 0);
    }
    const first = Math.min(...kept.values());
    if (i % 50 === 0) expect(heap.firstMs).toBe(first);
  }
});

test("TimeHeap.remove() of what is not in it does nothing", () => {
  const heap = new TimeHeap();
  heap.remove(900);
  heap.add(3, 5);
  heap.remove(4);
  expect(heap.shift()).toBe(3);
  heap.remove(3);
  expect([heap.shift(), heap.firstMs]).toEqual([-1, Infinity]);
});
