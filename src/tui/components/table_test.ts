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

const OPTIONS = {
  columns: COLUMNS,
  rows: ROWS,
  id: String,
  selected: "0",
  theme: THEME,
  empty: "none",
};

function draw(width: number, height: number, selected = "0"): Line[] {
  return tableLines({ ...OPTIONS, selected, width, height });
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

test("tableLines() takes in what matters less where what matters more is too wide", () => {
  const columns: readonly Column<number>[] = [
    { title: "Name", cell: () => "row", priority: 0 },
    { title: "A long title", cell: () => "-", priority: 1 },
    { title: "Age", cell: () => "1 s", priority: 2 },
  ];
  const lines = tableLines({ ...OPTIONS, columns, width: 14, height: 3 });
  expect(text(lines)[0]?.trim()).toMatch(/^Name +Age$/);
});

test("tableLines() lets a picture fill its width, up to its most", () => {
  const columns: readonly Column<number>[] = [
    {
      title: "P",
      cell: (_, width = 1) => "#".repeat(width),
      isPicture: true,
      grows: true,
      most: 8,
      priority: 0,
    },
  ];
  const widths = [5, 40].map((width) => {
    const lines = tableLines({ ...OPTIONS, columns, width, height: 2 });
    return text(lines)[1]?.replaceAll(/[^#]/g, "").length;
  });
  expect(widths).toEqual([3, 8]);
});

test("tableLines() aligns numbers to the right", () => {
  expect(text(draw(40, 3))[1]).toMatch(/^> row 0 +0 {2}rest/);
});
