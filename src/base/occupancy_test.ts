import { expect, test } from "bun:test";

import { OccupancyCounter, occupancySince } from "./occupancy.ts";

test("OccupancyCounter counts time and ends by how many there were", () => {
  const counter = new OccupancyCounter();
  counter.hold(1, 30);
  counter.hold(2, 10);
  counter.end(2);
  counter.hold(1, 5);
  counter.end(1);
  const { ms, requestMs, ended } = counter.read();
  expect(ms.slice(0, 3)).toEqual([35, 10, 0]);
  expect(requestMs.slice(0, 3)).toEqual([35, 20, 0]);
  expect(ended.slice(0, 3)).toEqual([1, 1, 0]);
});

test("OccupancyCounter leaves idle time out", () => {
  const counter = new OccupancyCounter();
  counter.hold(0, 1_000);
  expect(counter.read().ms.every((it) => it === 0)).toBe(true);
});

test("OccupancyCounter has two places a doubling, and one for all that is more", () => {
  const groups = [[1], [2], [3], [4], [5, 6], [7, 8], [9, 12], [13, 16]];
  const counter = new OccupancyCounter();
  for (const group of groups) for (const it of group) counter.hold(it, 1);
  counter.hold(1_000, 1);
  counter.hold(100_000, 1);
  const { ms } = counter.read();
  expect(ms.slice(0, 8)).toEqual(groups.map((group) => group.length));
  expect(ms.at(-1)).toBe(2);
});

test("occupancySince() is what came in between", () => {
  const counter = new OccupancyCounter();
  counter.hold(1, 30);
  const before = counter.read();
  counter.hold(1, 12);
  counter.end(1);
  const { ms, ended } = occupancySince(counter.read(), before);
  expect([ms[0], ended[0]]).toEqual([12, 1]);
});
