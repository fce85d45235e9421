import { expect, test } from "bun:test";

import { styledCharsToString, tokenize } from "./styled_chars.ts";

const FAMILY = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}";

test.each([
  ["plain letters", "ab\nc", ["a", "b", "\n", "c"]],
  ["lines and bars", "│▁█", ["│", "▁", "█"]],
  ["wide letters", "口a", ["口", "a"]],
  ["one sign of many", `${FAMILY}!`, [FAMILY, "!"]],
  ["a letter and its mark", "e\u0301", ["e\u0301"]],
  ["colours", "\x1b[31mr\x1b[39m-", ["r", "-"]],
  ["other sequences", "a\x1b[2Jb\x1b]0;t\x07c", ["a", "b", "c"]],
])("tokenize() parts %s as a person counts them", (_, text, values) => {
  expect(tokenize(text).map(({ value }) => value)).toEqual(values);
});

test.each([
  ["no looks", "plain │ 口"],
  ["a look at both ends", "\x1b[1m\x1b[32mab\x1b[22m\x1b[39m"],
  ["one look within another", "\x1b[7ma\x1b[31mb\x1b[39mc\x1b[27m"],
])("styledCharsToString() writes again what was read: %s", (_, text) => {
  expect(styledCharsToString(tokenize(text))).toBe(text);
});

test("styledCharsToString() ends what is on, and says nothing twice", () => {
  const text = "\x1b[31ma\x1b[39m\x1b[31mb";
  expect(styledCharsToString(tokenize(text))).toBe("\x1b[31mab\x1b[39m");
});
