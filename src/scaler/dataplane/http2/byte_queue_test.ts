import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { ByteQueue } from "./byte_queue.ts";

test("ByteQueue gives out what was put in, in order, whatever the pieces", () => {
  const prng = seededPrng(7);
  const queue = new ByteQueue();
  let put = 0;
  let taken = 0;
  for (let round = 0; round < 2_000; round++) {
    const piece = new Uint8Array(Math.floor(prng() * 700) + 2);
    for (let i = 0; i < piece.length; i++) piece[i] = put++ % 251;
    queue.push(piece, 0, piece.length);
    const count = Math.floor(prng() * (queue.length + 1));
    for (let i = 0; i < count; i++) {
      expect(queue.bytes[queue.start + i]).toBe(taken++ % 251);
    }
    queue.shift(count);
    expect(queue.length).toBe(put - taken);
  }
});

test("ByteQueue keeps no more than twice what ever waited", () => {
  const queue = new ByteQueue();
  const piece = new Uint8Array(1_000);
  queue.push(piece, 0, 1_000);
  for (let i = 0; i < 10_000; i++) {
    queue.push(piece, 0, 1_000);
    queue.shift(1_000);
  }
  expect(queue.bytes.length).toBeLessThanOrEqual(4_096);
});
