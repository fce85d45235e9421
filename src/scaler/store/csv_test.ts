import { expect, test } from "bun:test";

import { CsvSyntaxError, formatCsvRecord, parseCsv } from "./csv.ts";

test("parseCsv() reads back whatever formatCsvRecord() wrote", () => {
  const rows = [
    ["a", "b"],
    ['say "x"', "1,2"],
    ["line\nbreak", ""],
    [" ", "é"],
  ];
  const text = rows.map(formatCsvRecord).join("");
  expect(parseCsv(text).map(({ fields }) => [...fields])).toEqual(rows);
});

test("parseCsv() counts the lines inside quotes", () => {
  const lines = parseCsv('a,"x\ny"\nb,c\n').map(({ line }) => line);
  expect(lines).toEqual([1, 3]);
});

const BROKEN: readonly (readonly [string, string, number])[] = [
  ["a line that is cut short", "a,b\nc,d", 2],
  ["a carriage return", "a,b\r\n", 1],
  ["a quote in a bare field", 'a,b\nc,d"e\n', 2],
  ["text after a closing quote", '"a"b,c\n', 1],
  ["a quote that never closes", 'a,b\n"c,d\n', 2],
  ["a quoted last field that is cut short", '"a"', 1],
];

for (const [what, text, line] of BROKEN) {
  test(`parseCsv() refuses ${what} and names its line`, () => {
    expect(() => parseCsv(text)).toThrow(CsvSyntaxError);
    try {
      parseCsv(text);
    } catch (error) {
      expect(error).toHaveProperty("line", line);
    }
  });
}
