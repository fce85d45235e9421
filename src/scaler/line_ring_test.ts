import { expect, test } from "bun:test";

import { LineRing } from "./line_ring.ts";

function ringOf(count: number, capacity: number): LineRing {
  const ring = new LineRing(capacity);
  for (let i = 1; i <= count; i++) ring.push({ atMs: i, text: `line ${i}` });
  return ring;
}

test("LineRing.tail() gives the newest lines, oldest first", () => {
  const texts = ringOf(5, 10)
    .tail(2)
    .map(({ text }) => text);
  expect(texts).toEqual(["line 4", "line 5"]);
});

test("LineRing.tail() gives no more than the capacity", () => {
  expect(ringOf(100, 3).tail(50)).toHaveLength(3);
  expect(ringOf(100, 3).tail(50).at(-1)?.text).toBe("line 100");
});

test("LineRing.tail() gives nothing for zero lines", () => {
  expect(ringOf(5, 10).tail(0)).toEqual([]);
});

test("LineRing.follow() hears new lines until its signal aborts", () => {
  const ring = ringOf(1, 10);
  const stop = new AbortController();
  const heard: string[] = [];
  ring.follow(({ text }) => heard.push(text), { signal: stop.signal });
  ring.push({ atMs: 2, text: "two" });
  stop.abort();
  ring.push({ atMs: 3, text: "three" });
  expect(heard).toEqual(["two"]);
});
