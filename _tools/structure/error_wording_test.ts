import { expect, test } from "bun:test";

import { errorWording } from "./error_wording.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("errorWording() finds nothing in this repository", async () => {
  expect(errorWording(await readSources())).toEqual([]);
});

test("errorWording() finds small letters, periods and contractions", () => {
  for (const text of [
    `throw new RangeError("cannot read");`,
    `throw new TypeError("Cannot read.");`,
    "throw new RuntimeError(\n  `Cannot read ${a}.`,\n);",
    `throw new Error("Cannot: it can${String.fromCharCode(39)}t");`,
  ]) {
    expect(errorWording([makeSource("src/a.ts", text)])).toHaveLength(1);
  }
});

test("errorWording() leaves good messages and values at the front alone", () => {
  const text =
    'new Error(`${name} ended`); new RangeError(`Cannot read "${a}"`);';
  expect(errorWording([makeSource("src/a.ts", text)])).toEqual([]);
});
