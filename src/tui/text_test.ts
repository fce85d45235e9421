import { expect, test } from "bun:test";

import { clean, cutTo, fit, paragraph, widthOf, wrap } from "./text.ts";

test("clean() leaves no escape sequence, control character or turn of direction", () => {
  const hostile = "a\x1b[31mb\x1b]0;title\x07c\x1bcd\r\n\te\u202ef\u0085g";
  expect(clean(hostile)).toMatch(/^[ a-g]+$/);
});

test("clean() keeps letters of any script", () => {
  expect(clean("帳票 résumé مرحبا")).toBe("帳票 résumé مرحبا");
});

test("clean() bounds what one text can cost", () => {
  expect(clean("x".repeat(1_000_000)).length).toBe(4_096);
});

test("fit() gives exactly the width, whatever the letters", () => {
  for (const text of ["", "abc", "帳票帳票帳票", "👩‍👩‍👧 family", "x".repeat(50)]) {
    for (const align of ["left", "right"] as const) {
      expect(widthOf(fit(text, 7, { align }))).toBe(7);
    }
  }
});

test("cutTo() says with an ellipsis that it cut", () => {
  expect(cutTo("balance", 7)).toBe("balance");
  expect(cutTo("balances", 7)).toBe("balanc…");
  expect(cutTo("balances", 7, "~")).toBe("balanc~");
});

test("wrap() breaks words that are longer than the line", () => {
  expect(wrap("x".repeat(25), 10).map(widthOf)).toEqual([10, 10, 5]);
});

test("cutTo() leaves a wide letter out that would not fit whole", () => {
  expect(cutTo("帳票帳票帳票", 8)).toBe("帳票帳…");
});

test("paragraph() ends its last line with an ellipsis where there was more", () => {
  const room = { width: 5, most: 2 };
  expect(paragraph("one two six", room)).toEqual(["one", "two…"]);
  expect(paragraph("one two", room)).toEqual(["one", "two"]);
});
