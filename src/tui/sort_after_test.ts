import { expect, test } from "bun:test";

import { sortAfter, sortText, type SortCommand } from "./sort_after.ts";
import type { Sort } from "./settings/remembered.ts";

const COLUMNS = [
  { id: "name", title: "Name", isNumber: false },
  { id: "req-s", title: "Req/s", isNumber: true },
];
const BY_NAME: Sort = { column: "name", descending: false };
const BY_RATE: Sort = { column: "req-s", descending: true };

test("sortAfter() goes through the columns and ends at no order of its own", () => {
  expect(after("sort-next", undefined)).toEqual(BY_NAME);
  expect(after("sort-next", BY_NAME)).toEqual(BY_RATE);
  expect(after("sort-next", BY_RATE)).toBeUndefined();
});

test("sortAfter() goes back the same way", () => {
  expect(after("sort-before", undefined)).toEqual(BY_RATE);
  expect(after("sort-before", BY_RATE)).toEqual(BY_NAME);
  expect(after("sort-before", BY_NAME)).toBeUndefined();
});

test("sortAfter() reverses, where there is something to reverse", () => {
  expect(after("sort-reverse", BY_RATE)?.descending).toBe(false);
  expect(after("sort-reverse", undefined)).toBeUndefined();
});

test("sortAfter() sorts by the column of a digit, and reverses it again", () => {
  expect(after("sort-by", BY_NAME, 2)).toEqual(BY_RATE);
  expect(after("sort-by", BY_RATE, 2)?.descending).toBe(false);
  expect(after("sort-by", BY_RATE, 9)).toBe(BY_RATE);
});

test("sortText() says by what, and which way", () => {
  expect(sortText(BY_RATE, COLUMNS)).toBe("Sorted by Req/s, highest first");
  expect(sortText(BY_NAME, COLUMNS)).toBe("Sorted by Name, A to Z");
  expect(sortText(undefined, COLUMNS)).toBe("In the order they came");
});

function after(command: SortCommand, now: Sort | undefined, digit = 0) {
  return sortAfter(command, now, { columns: COLUMNS, digit });
}
