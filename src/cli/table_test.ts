import { expect, test } from "bun:test";

import { formatPairs, formatTable } from "./table.ts";

const COLUMNS = [
  { title: "NAME" },
  { title: "PORT", align: "right" },
  { title: "NOTE" },
] as const;

test("formatTable() lines columns up by what is seen, not by length", () => {
  const text = formatTable(
    COLUMNS,
    [
      ["银行", "1", ""],
      ["a", "61000", "x"],
    ],
    {
      width: 80,
    },
  );
  expect(text).toBe("NAME   PORT  NOTE\n银行      1\na     61000  x\n");
});

test("formatTable() goes on below where the last column has no room", () => {
  const rows = [["a", "1", "much too long for this"]];
  const text = formatTable(COLUMNS, rows, { width: 30 });
  expect(text).toBe(
    "NAME  PORT  NOTE\na        1  much too long for\n            this\n",
  );
});

test("formatTable() cuts the widest column to fit a narrow terminal", () => {
  const rows = [["a name of some length", "1", "much too long for this"]];
  const lines = formatTable(COLUMNS, rows, { width: 24 }).trimEnd().split("\n");
  for (const line of lines) {
    expect(Bun.stringWidth(line)).toBeLessThanOrEqual(24);
  }
  expect(lines[1]).toContain("…");
});

test("formatTable() lets no cell break its line or move the cursor", () => {
  const text = formatTable([{ title: "A" }], [["x\n\x1b[2Jy\x07"]], {
    width: 80,
  });
  expect(text).toBe("A\nx y\n");
});

test("formatPairs() puts the values under one another", () => {
  expect(
    formatPairs([
      ["A", "1"],
      ["Longer", "2"],
    ]),
  ).toBe("A       1\nLonger  2\n");
});

test("formatPairs() goes on below where the terminal ends", () => {
  const text = formatPairs([["A", "one two three four five"]], { width: 20 });
  expect(text).toBe("A  one two three\n   four five\n");
});
