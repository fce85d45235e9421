import { expect, test } from "bun:test";

import { BufferPool, SMALLEST_BUFFER } from "./buffer_pool.ts";

test("BufferPool.take() gives the next size that is large enough", () => {
  const pool = new BufferPool();
  const sizes = [1, 16_384, 16_385, 100_000, 3_000_000];
  expect(sizes.map((size) => pool.take(size).length)).toEqual([
    SMALLEST_BUFFER,
    SMALLEST_BUFFER,
    2 * SMALLEST_BUFFER,
    8 * SMALLEST_BUFFER,
    256 * SMALLEST_BUFFER,
  ]);
});

test("BufferPool.take() gives a buffer again that was given back, and only once", () => {
  const pool = new BufferPool();
  const buffer = pool.take(40_000);
  pool.give(buffer);
  expect(pool.take(20_000)).not.toBe(buffer);
  expect(pool.take(40_000)).toBe(buffer);
  expect(pool.take(40_000)).not.toBe(buffer);
});

test("BufferPool.give() keeps no more than 4 MiB", () => {
  const pool = new BufferPool();
  const given: Uint8Array[] = Array.from(
    { length: 20 },
    () => new Uint8Array(524_288),
  );
  for (const buffer of given) pool.give(buffer);
  const taken = given.map(() => pool.take(524_288));
  expect(taken.filter((it) => given.includes(it))).toHaveLength(8);
});

test("BufferPool.give() leaves buffers above 512 KiB to the garbage collector", () => {
  const pool = new BufferPool();
  const buffer = pool.take(600_000);
  pool.give(buffer);
  expect(pool.take(600_000)).not.toBe(buffer);
});
