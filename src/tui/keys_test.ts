import { expect, test } from "bun:test";
import type { Key } from "ink";

import { pasteOf, pressesOf } from "./keys.ts";

const NONE: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test("pressesOf() takes a burst apart into keys", () => {
  const names = pressesOf("jj é\r\t\u007f", NONE).map(({ name }) => name);
  expect(names).toEqual(["j", "j", "space", "é", "enter", "tab", "backspace"]);
});

test("pressesOf() keeps Ctrl with a letter in a burst a key", () => {
  const names = pressesOf("\x15a\x01\x1a\x00\x1c", NONE);
  expect(names.map(({ name }) => name)).toEqual([
    "ctrl-u",
    "a",
    "ctrl-a",
    "ctrl-z",
  ]);
});

test("pressesOf() keeps one character of many code points whole", () => {
  expect(pressesOf("👩‍👩‍👧", NONE)).toHaveLength(1);
});

test("pressesOf() names the keys that are no characters", () => {
  const name = (key: Partial<Key>, input = "") =>
    pressesOf(input, { ...NONE, ...key })[0]?.name;
  expect(name({ upArrow: true })).toBe("up");
  expect(name({ tab: true, shift: true })).toBe("shift-tab");
  expect(name({ ctrl: true }, "l")).toBe("ctrl-l");
  expect(name({ escape: true })).toBe("esc");
});

test("pressesOf() takes Alt with a letter for no key", () => {
  expect(pressesOf("d", { ...NONE, meta: true })).toEqual([]);
});

test("pasteOf() is one press that no key map lists", () => {
  expect(pasteOf("q\nd")).toEqual({ name: "paste", text: "q\nd" });
});
