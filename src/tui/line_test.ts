import { expect, test } from "bun:test";

import { cutLine, firstLines, line, lineWidth, type Line } from "./line.ts";

const ROOM = { width: 8, height: 2, ellipsis: "…" };

test("cutLine() leaves a line that fits as it is", () => {
  expect(cutLine(line("servers!"), ROOM)).toEqual(line("servers!"));
});

test("cutLine() ends what it cuts with an ellipsis, in the look of the last piece", () => {
  const spans = [{ text: "End " }, { text: "servers", bold: true }];
  expect(cutLine(spans, ROOM)).toEqual([
    { text: "End " },
    { text: "ser…", bold: true },
  ]);
});

test("cutLine() never cuts a wide character in half", () => {
  const cut = cutLine(line("帳票帳票帳票"), ROOM);
  expect(textOf(cut)).toBe("帳票帳…");
  expect(lineWidth(cut)).toBe(7);
});

test("firstLines() says on the last line that there is more", () => {
  const lines = ["one", "two", "three"].map((it) => line(it));
  expect(firstLines(lines, ROOM).map(textOf)).toEqual(["one", "two …"]);
});

test("firstLines() finds room for its mark on a full line", () => {
  const lines = ["one", "12345678", "three"].map((it) => line(it));
  expect(firstLines(lines, ROOM).map(textOf)).toEqual(["one", "1234567…"]);
});

test("firstLines() gives all that fit", () => {
  expect(firstLines([line("one"), line("two")], ROOM)).toHaveLength(2);
});

function textOf(spans: Line): string {
  return spans.map(({ text }) => text).join("");
}
