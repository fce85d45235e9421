import { expect, test } from "bun:test";

import { WaitingLine } from "./waiting_line.ts";

function drainAll(line: WaitingLine<string>): string {
  let order = "";
  for (let place = line.shift(); place; place = line.shift()) {
    order += place.item;
  }
  return order;
}

test("WaitingLine.shift() takes in order of joining", () => {
  const line = new WaitingLine<string>();
  for (const item of "abc") line.join(item, 0);
  expect(line.length).toBe(3);
  expect(drainAll(line)).toBe("abc");
  expect(line.length).toBe(0);
});

test("WaitingLine.leave() takes out from front, middle and end, once", () => {
  const line = new WaitingLine<string>();
  const places = [..."abcde"].map((item) => line.join(item, 0));
  for (const index of [0, 2, 4]) {
    const place = places[index];
    if (!place) throw new Error("Five places");
    expect(line.leave(place)).toBe(true);
    expect(line.leave(place)).toBe(false);
  }
  expect(line.length).toBe(2);
  expect(drainAll(line)).toBe("bd");
});

test("WaitingLine.join() in front comes before everybody", () => {
  const line = new WaitingLine<string>();
  line.join("b", 5);
  line.join("a", 7, { front: true });
  line.join("c", 9);
  expect(line.frontSinceMs).toBe(7);
  expect(drainAll(line)).toBe("abc");
  expect(line.frontSinceMs).toBeUndefined();
});

test("WaitingLine.leave() does nothing for one that was taken", () => {
  const line = new WaitingLine<string>();
  const place = line.join("a", 0);
  line.shift();
  line.join("b", 0);
  expect(line.leave(place)).toBe(false);
  expect(line.length).toBe(1);
});
