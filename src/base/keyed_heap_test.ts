import { expect, test } from "bun:test";

import { seededPrng } from "../../_tools/testing/seeded_prng.ts";
import { KeyedHeap } from "./keyed_heap.ts";

test("KeyedHeap gives back in order of their keys what was added in any order", () => {
  const heap = new KeyedHeap();
  const prng = seededPrng(1);
  const keys = Array.from({ length: 1_000 }, () => prng() * 1e6);
  for (const [id, key] of keys.entries()) heap.add(id, key);
  const out: number[] = [];
  while (heap.firstKey !== Infinity) out.push(keys[heap.shift()] ?? NaN);
  expect(out).toEqual(keys.toSorted((a, b) => a - b));
});

test("KeyedHeap.remove() takes out from anywhere and keeps the order", () => {
  const heap = new KeyedHeap();
  const prng = seededPrng(2);
  const kept = new Map<number, number>();
  for (let i = 0; i < 20_000; i++) {
    const id = Math.floor(prng() * 500);
    if (kept.delete(id)) heap.remove(id);
    else {
      kept.set(id, prng());
      heap.add(id, kept.get(id) ?? 0);
    }
    const first = Math.min(...kept.values());
    if (i % 50 === 0) expect(heap.firstKey).toBe(first);
  }
});

test("KeyedHeap.remove() of what is not in it does nothing", () => {
  const heap = new KeyedHeap();
  heap.remove(900);
  heap.add(3, 5);
  heap.remove(4);
  expect(heap.shift()).toBe(3);
  heap.remove(3);
  expect([heap.shift(), heap.firstKey]).toEqual([-1, Infinity]);
});

test("KeyedHeap.change() moves one up or down, and leaves the rest in order", () => {
  const heap = new KeyedHeap();
  const prng = seededPrng(3);
  const keys = Array.from({ length: 300 }, () => prng());
  for (const [id, key] of keys.entries()) heap.add(id, key);
  for (let i = 0; i < 5_000; i++) {
    const id = Math.floor(prng() * 300);
    keys[id] = prng();
    heap.change(id, keys[id]);
    if (i % 50 === 0) expect(heap.firstKey).toBe(Math.min(...keys));
  }
  const out = keys.map(() => keys[heap.shift()] ?? NaN);
  expect(out).toEqual(keys.toSorted((a, b) => a - b));
});

test("KeyedHeap.at(), keyAt() and keyOf() look at one; clear() takes out all", () => {
  const heap = new KeyedHeap();
  heap.add(7, 2);
  heap.add(9, 1);
  expect([heap.at(0), heap.keyAt(0)]).toEqual([9, 1]);
  expect([heap.at(1), heap.keyAt(1), heap.at(2)]).toEqual([7, 2, -1]);
  expect([heap.keyOf(7), heap.keyOf(8)]).toEqual([2, Infinity]);
  heap.clear();
  expect([heap.size, heap.at(0), heap.firstKey]).toEqual([0, -1, Infinity]);
  heap.add(7, 4);
  expect(heap.at(0)).toBe(7);
});
