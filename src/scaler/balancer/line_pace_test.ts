import { expect, test } from "bun:test";

import { LinePace } from "./line_pace.ts";

/** Moves `count` up, one every `everyMs` from `fromMs`; the time of the last. */
function move(pace: LinePace, count: number, everyMs: number, fromMs = 0) {
  for (let i = 1; i <= count; i++) pace.moved(fromMs + i * everyMs);
  return fromMs + count * everyMs;
}

test("LinePace knows nothing before twenty have moved in half a second", () => {
  const pace = new LinePace();
  pace.began(0);
  expect(pace.perMs(move(pace, 400, 1))).toBeUndefined();
  expect(pace.perMs(move(pace, 100, 1, 400))).toBeCloseTo(1, 9);
  const slow = new LinePace();
  slow.began(0);
  expect(slow.perMs(move(slow, 19, 1_000))).toBeUndefined();
  expect(slow.perMs(move(slow, 1, 1_000, 19_000))).toBeCloseTo(0.001, 9);
});

test("LinePace leaves out the time in which nobody waited", () => {
  const pace = new LinePace();
  for (let atMs = 0; atMs < 20_000; atMs += 1_000) {
    pace.began(atMs);
    pace.ended(move(pace, 10, 10, atMs));
  }
  pace.began(20_000);
  expect(pace.perMs(20_000)).toBeCloseTo(0.1, 9);
});

test("LinePace takes what moves in bursts for no slower than it is", () => {
  const pace = new LinePace();
  pace.began(0);
  // Ten every two seconds: 0.005/ms.
  for (let atMs = 2_000; atMs <= 20_000; atMs += 2_000) {
    for (let i = 0; i < 10; i++) pace.moved(atMs);
    if (atMs < 8_000) continue;
    const perMs = pace.perMs(atMs + 1_990) ?? 0;
    expect(perMs).toBeWithin(0.0045, 0.0101);
  }
});

test("LinePace slows down while nobody moves", () => {
  const pace = new LinePace();
  pace.began(0);
  const atMs = move(pace, 1_000, 1);
  const paces = [0, 1_000, 9_000].map((ms) => pace.perMs(atMs + ms) ?? 0);
  expect(paces[0]).toBeCloseTo(1, 9);
  expect(paces[1]).toBeLessThan(0.51);
  expect(paces[2]).toBeLessThan(0.11);
});

test("LinePace forgets after a long pause, and when it is told to", () => {
  const pace = new LinePace();
  pace.began(0);
  const atMs = move(pace, 1_000, 1);
  pace.ended(atMs);
  pace.began(atMs + 5_000);
  expect(pace.perMs(atMs + 5_000)).toBeDefined();
  pace.forget(atMs + 5_000);
  expect(pace.perMs(atMs + 5_000)).toBeUndefined();
  move(pace, 1_000, 1, atMs + 5_000);
  pace.ended(atMs + 6_000);
  pace.began(atMs + 11_001);
  expect(pace.perMs(atMs + 11_001)).toBeUndefined();
});
