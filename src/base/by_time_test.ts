import { expect, test } from "bun:test";

import { byTime } from "./by_time.ts";

function line(source: string, atMs: number) {
  return { source, atMs };
}

test("byTime() puts what several sources said in order of time", () => {
  const a = [line("a", 1), line("a", 5)];
  const b = [line("b", 2), line("b", 7)];
  const told = byTime([...b, ...a]).map(({ atMs }) => atMs);
  expect(told).toEqual([1, 2, 5, 7]);
});

test("byTime() keeps a line without a time behind the one before it", () => {
  const lines = [line("a", 3), line("a", 0), line("b", 1)];
  expect(byTime(lines)).toEqual([line("b", 1), line("a", 3), line("a", 0)]);
});

test("byTime() keeps the order of one source whose clock was set back", () => {
  const lines = [line("a", 9), line("a", 4), line("b", 5)];
  expect(byTime(lines).map(({ atMs }) => atMs)).toEqual([5, 9, 4]);
});

test("byTime() gives the same lines back where nothing is out of order", () => {
  const lines = [line("a", 1), line("b", 2), line("a", 2)];
  expect(byTime(lines)).toBe(lines);
});
