import { expect, test } from "bun:test";

import { Doors, mostConnections } from "./doors.ts";

test("Doors.enter() lets in so many, and one more for each that leaves", () => {
  const doors = new Doors(2);
  expect([doors.enter(), doors.enter(), doors.enter()]).toEqual([
    true,
    true,
    false,
  ]);
  doors.leave();
  expect([doors.enter(), doors.enter()]).toEqual([true, false]);
});

test("Doors count those of every thread", () => {
  const here = new Doors(2);
  const there = new Doors(2, here.shared);
  expect([here.enter(), there.enter(), here.enter(), there.enter()]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  there.leave();
  expect(here.enter()).toBe(true);
});

test("mostConnections() keeps a quarter of the files back, 64 at least", () => {
  expect([1_024, 256, 200, 64, 10].map(mostConnections)).toEqual([
    768, 192, 136, 1, 1,
  ]);
  expect(mostConnections(Infinity)).toBe(Infinity);
});
