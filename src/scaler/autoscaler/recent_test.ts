import { expect, test } from "bun:test";

import { createRecent, type Dated } from "./recent.ts";

test("createRecent() keeps the span and the one before it", () => {
  const recent = createRecent<Dated>(10_000);
  for (let atMs = 0; atMs <= 30_500; atMs += 1_000) recent.add({ atMs });
  expect(recent.items[0]).toEqual({ atMs: 20_000 });
  expect(recent.items.at(-1)).toEqual({ atMs: 30_000 });
});

test("createRecent() stays bounded and current however fast things come", () => {
  const recent = createRecent<Dated>(10_000);
  for (let atMs = 0; atMs < 50_000; atMs++) recent.add({ atMs });
  expect(recent.items.length).toBeLessThan(300);
  expect(recent.items.at(-1)).toEqual({ atMs: 49_999 });
  expect(recent.items[0]?.atMs).toBeLessThanOrEqual(40_000);
});

test("createRecent() replaces a thing of the same time", () => {
  const recent = createRecent<Dated & { readonly n: number }>(1_000);
  for (const n of [1, 2, 3]) recent.add({ atMs: 7, n });
  expect(recent.items.at(-1)).toEqual({ atMs: 7, n: 3 });
  expect(recent.items.length).toBeLessThan(3);
});
