import { expect, test } from "bun:test";

import { graphemes } from "../text.ts";
import { typedWindow } from "./typed_window.ts";

const WORDS = graphemes("one two");

function seen(text: string, cursor: number, room: number): string {
  const options = { cursor, room, ellipsis: "~" };
  const { before, at, after } = typedWindow(graphemes(text), options);
  return `${before}|${at}|${after}`;
}

test("typedWindow() shows a short text whole, and a blank after it", () => {
  expect(seen(WORDS.join(""), 7, 10)).toBe("one two| |  ");
  expect(seen("one two", 0, 10)).toBe("|o|ne two   ");
});

test("typedWindow() goes along with the cursor, and tells what is cut behind it", () => {
  expect(seen("abcdefgh", 8, 4)).toBe("fgh| |");
  expect(seen("abcdefgh", 4, 4)).toBe("bcd|e|");
  expect(seen("abcdefgh", 0, 4)).toBe("|a|bc~");
});

test("typedWindow() never shows half of a wide character, nor a sequence", () => {
  expect(seen("日本語", 3, 4)).toBe("語| | ");
  expect(seen("a\u0007b", 3, 6)).toBe("a b| |  ");
});

test("typedWindow() finds its place in a text of any length", () => {
  const text = "0123456789".repeat(2_000);
  expect(seen(text, 15_003, 6)).toBe("89012|3|");
});
