import { expect, test } from "bun:test";

import { csvField } from "./csv_field.ts";

test("csvField() quotes commas, quotes and ends of lines, and nothing else", () => {
  for (const [text, field] of [
    ["8678.23", "8678.23"],
    ["", ""],
    ["=1+1", "=1+1"],
    ["a,b", '"a,b"'],
    ['say "a"', '"say ""a"""'],
    ["a\nb", '"a\nb"'],
    ["a\r", '"a\r"'],
  ] as const) {
    expect(csvField(text)).toBe(field);
  }
});
