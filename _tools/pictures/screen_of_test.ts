import { expect, test } from "bun:test";

import { screenWith } from "./_screen_with.ts";
import type { Cell } from "./types.ts";

async function firstCell(text: string): Promise<Cell | undefined> {
  return (await screenWith(text)).rows[0]?.[0];
}

test("screenOf() takes every cell of every row", async () => {
  const { columns, rows } = await screenWith("ab");
  expect(columns).toBe(12);
  expect(rows.map((it) => it.length)).toEqual([12, 12, 12]);
  expect(rows[0]?.map(({ text }) => text).join("")).toBe("ab          ");
});

test("screenOf() takes a wide character as one cell of two columns", async () => {
  const row = (await screenWith("帳x")).rows[0] ?? [];
  expect(row).toHaveLength(11);
  expect([row[0]?.columns, row[1]?.text]).toEqual([2, "x"]);
});

test("screenOf() takes colours of every kind", async () => {
  const inks = [
    ["x", "foreground"],
    ["\x1b[31mx", 1],
    ["\x1b[90mx", 8],
    ["\x1b[38;5;196mx", "#ff0000"],
    ["\x1b[38;5;244mx", "#808080"],
    ["\x1b[38;2;1;2;3mx", "#010203"],
  ] as const;
  for (const [text, ink] of inks) {
    expect((await firstCell(text))?.style.ink).toBe(ink);
  }
});

test("screenOf() swaps ink and paper where a cell is inverse", async () => {
  const { style } = (await firstCell("\x1b[7;32mx")) ?? {};
  expect(style).toMatchObject({ ink: "background", paper: 2 });
});

test("screenOf() takes bold, dim, italic and underlined", async () => {
  const plain = (await firstCell("x"))?.style;
  const all = (await firstCell("\x1b[1;2;3;4mx"))?.style;
  const marks = ["isBold", "isDim", "isItalic", "isUnderlined"] as const;
  for (const mark of marks) {
    expect([plain?.[mark], all?.[mark]]).toEqual([false, true]);
  }
});
