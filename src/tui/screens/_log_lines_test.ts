import { expect, test } from "bun:test";

import { lineWidth, type Line } from "../line.ts";
import { makeTheme } from "../theme.ts";
import { logLines, type LogOptions } from "./_log_lines.ts";

const ROWS = Array.from({ length: 100 }, (_, index) => ({
  id: String(index + 1),
  atMs: 0,
  source: "i-1",
  level: "",
  text: `line ${index + 1} of many`,
}));

const OPTIONS: LogOptions = {
  rows: ROWS,
  selected: "100",
  isActive: true,
  looks: { source: "i-1", isWrapped: false, shift: 0, isLarge: false },
  query: "",
  width: 40,
  height: 5,
  theme: makeTheme({ noColor: true, ascii: false }),
};

function texts(options: Partial<LogOptions>): string[] {
  return logLines({ ...OPTIONS, ...options }).map(textOf);
}

function textOf(spans: Line): string {
  const text = spans.map((span) => span.text).join("");
  return text.replace("--:--:-- ", "").trimEnd();
}

test("logLines() shows the end while that is followed", () => {
  expect(texts({})).toEqual([
    "  line 96 of many",
    "  line 97 of many",
    "  line 98 of many",
    "  line 99 of many",
    "> line 100 of many",
  ]);
});

test("logLines() shows what is around an earlier line, and the first lines whole", () => {
  expect(texts({ selected: "50" })[2]).toBe("> line 50 of many");
  expect(texts({ selected: "2" })[0]).toBe("  line 1 of many");
  expect(texts({ selected: "2" })).toHaveLength(5);
});

test("logLines() passes over the left of each line, and keeps its head", () => {
  const looks = { ...OPTIONS.looks, shift: 5 };
  expect(texts({ looks }).at(-1)).toBe("> 100 of many");
});

test("logLines() goes on in the next row where lines are wrapped", () => {
  const looks = { ...OPTIONS.looks, isWrapped: true };
  expect(texts({ looks, width: 20 })).toEqual([
    "           of many",
    "  line 99",
    "           of many",
    "> line 100",
    "           of many",
  ]);
});

test("logLines() names the source where lines of several are shown", () => {
  const looks = { ...OPTIONS.looks, source: "" };
  expect(texts({ looks }).at(-1)).toBe("> i-1        line 100 of many");
});

test("logLines() marks what is searched for, in any case, once each time", () => {
  const lines = logLines({ ...OPTIONS, query: "LINE 9" });
  const marked = lines.flatMap((spans) =>
    spans.filter(({ bold }) => bold).map(({ text }) => text),
  );
  expect(marked).toEqual(["line 9", "line 9", "line 9", "line 9"]);
});

test("logLines() says by word and colour how grave a line is", () => {
  const rows = ["warning", "error", "loud"].map((level, index) => {
    const id = String(index + 1);
    return { id, atMs: 0, source: "i-1", level, text: "it ends" };
  });
  const lines = logLines({ ...OPTIONS, rows, selected: "" });
  expect(lines.map(textOf)).toEqual([
    "  warn  it ends",
    "  error it ends",
    "  loud  it ends",
  ]);
  expect(lines.map(([, level]) => level?.tone)).toEqual(["warn", "err", "dim"]);
});

test("logLines() takes a query for text, whatever characters it has", () => {
  const rows = [
    { id: "1", atMs: 0, source: "i-1", level: "", text: "a.b [x] (y" },
  ];
  const [spans = []] = logLines({ ...OPTIONS, rows, query: "[x] (" });
  expect(spans.find(({ bold }) => bold)?.text).toBe("[x] (");
});

test("logLines() is as wide as it may be, whatever was logged", () => {
  const long = "帳票".repeat(500);
  const rows = [{ id: "1", atMs: 0, source: long, level: long, text: long }];
  for (const isWrapped of [false, true]) {
    for (const source of ["", "i-1"]) {
      const looks = { ...OPTIONS.looks, isWrapped, source };
      const lines = logLines({ ...OPTIONS, rows, looks });
      for (const it of lines) expect(lineWidth(it)).toBeLessThanOrEqual(40);
    }
  }
});
