import { expect, test } from "bun:test";

import { lookAfter, PLAIN, sequenceBetween } from "./sgr.ts";

function look(parameters: string) {
  return lookAfter(PLAIN, parameters);
}

test.each([
  ["a new look", "", "1;32", "\x1b[1m\x1b[32m"],
  ["the same look", "1;32", "1;32", ""],
  ["no look any more", "1;32", "", "\x1b[22m\x1b[39m"],
  ["another colour", "32", "31", "\x1b[31m"],
  ["a colour of three parts", "48;2;1;2;3", "48;5;7", "\x1b[48;5;7m"],
  ["less, where the rest stays", "7;32", "32", "\x1b[27m"],
  ["faint of what was bold, too", "1;2", "2", "\x1b[22m\x1b[2m"],
  ["bold of what was faint", "2", "1", "\x1b[22m\x1b[1m"],
])("sequenceBetween() writes the least for %s", (_, from, to, written) => {
  const [before, after] = [from, to].map((it) => (it ? look(it) : PLAIN));
  expect(sequenceBetween(before ?? PLAIN, after ?? PLAIN)).toBe(written);
});

test.each([
  ["an end", "1;32;22", "32"],
  ["another background", "41;104", "104"],
  ["a reset", "1;0;4", "4"],
  ["what it does not know", "1;73", "1"],
])("lookAfter() heeds %s", (_, parameters, same) => {
  expect(look(parameters)).toEqual(look(same));
});

test("lookAfter() takes no parameters for a reset", () => {
  expect(lookAfter(look("1"), "")).toEqual(PLAIN);
});
