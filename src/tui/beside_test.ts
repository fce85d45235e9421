import { expect, test } from "bun:test";

import { beside, fitLine } from "./beside.ts";
import { lineWidth, type Line } from "./line.ts";
import { merged } from "./merged.ts";
import { makeTheme } from "./theme.ts";

const theme = makeTheme({ noColor: true, ascii: false });

function textOf(spans: Line): string {
  return spans.map(({ text }) => text).join("");
}

test("beside() puts columns in one block, each as wide as it should be", () => {
  const left = { lines: [[{ text: "a" }], [{ text: "b" }]], width: 3 };
  const right = { lines: [[{ text: "too long" }]], width: 4 };
  const lines = beside([left, right], { height: 3, theme });
  expect(lines.map(textOf)).toEqual(["a    too…", "b", ""]);
});

test("fitLine() cuts where a piece ends, wide letters too", () => {
  const spans = [{ text: "帳票" }, { text: "帳票", bold: true }];
  for (let width = 0; width < 12; width++) {
    expect(lineWidth(fitLine(spans, width, theme))).toBe(width);
  }
});

test("merged() joins neighbours that look the same, and only those", () => {
  const spans: Line = [
    { text: "a" },
    { text: "b", inverse: false },
    { text: "c", tone: "ok" },
    { text: "d", tone: "ok" },
    { text: "e", tone: "ok", bold: true },
  ];
  expect(merged(spans).map(({ text }) => text)).toEqual(["ab", "cd", "e"]);
});
