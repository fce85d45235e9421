import { expect, test } from "bun:test";

import { lineWidth, type Line } from "../line.ts";
import { makeTheme } from "../theme.ts";
import { tableLines, type Column } from "./table.ts";

const COLUMNS: readonly Column<number>[] = [
  { title: "Name", cell: (row) => `row ${row}`, priority: 0 },
  { title: "Number", cell: String, align: "right", priority: 1 },
  { title: "Rest", cell: () => "rest", grows: true, priority: 2 },
];
const ROWS = Array.from({ length: 100 }, (_, index) => index);
const THEME = makeTheme({ noColor: true, ascii: false });

function draw(width: number, height: number, selected = "0"): Line[] {
  return tableLines({
    columns: COLUMNS,
    rows: ROWS,
    id: String,
    selected,
    width,
    height,
    theme: THEME,
    empty: "none",
  });
}

function text(lines: readonly Line[]): string[] {
  return lines.map((spans) => spans.map(({ text }) => text).join(""));
}

test("tableLines() draws as many lines as there is room for", () => {
  expect(draw(40, 10)).toHaveLength(10);
});

test("tableLines() makes each line as wide as the table", () => {
  for (const spans of draw(40, 10)) expect(lineWidth(spans)).toBe(40);
});

test("tableLines() keeps the selected row in sight and marks it", () => {
  for (const selected of ["0", "50", "99"]) {
    const marked = text(draw(40, 10, selected)).filter((it) =>
      it.startsWith(">"),
    );
    expect(marked).toHaveLength(1);
    expect(marked[0]).toContain(`row ${selected}`);
  }
});

test("tableLines() leaves out the columns that matter least", () => {
  expect(text(draw(20, 3))[0]).not.toContain("Rest");
  expect(text(draw(20, 3))[0]).toContain("Number");
  expect(text(draw(12, 3))[0]?.trim()).toBe("Name");
});

test("tableLines() aligns numbers to the right", () => {
  expect(text(draw(40, 3))[1]).toMatch(/^> row 0 +0 {2}rest/);
});
