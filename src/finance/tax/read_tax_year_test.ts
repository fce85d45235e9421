import { describe, expect, test } from "bun:test";

import table from "../data/tax/in-2026-27.json" with { type: "json" };
import { readTaxYear } from "./read_tax_year.ts";

const FILE = "in-2026-27.json";

/** The table with other slabs in the new regime. */
function withSlabs(any: unknown) {
  const { new: ours, old } = table.regimes;
  const changed = { ...ours, slabs: { any } };
  return { ...table, regimes: { new: changed, old } };
}

describe("readTaxYear()", () => {
  test("reads the table that ships", () => {
    const year = readTaxYear(FILE, table);
    expect(year.year).toBe("2026-27");
    expect(year.regimes.new.slabs["80plus"].length).toBe(7);
    expect(year.regimes.old.slabs["80plus"].length).toBe(3);
  });

  const bad = [
    ["another year's id", { ...table, id: "in-2025-26" }, "file's name"],
    ["a missing part", { ...table, regimes: {} }, '"new" is missing'],
    ["a number that is none", { ...table, cessPercent: 4 }, "not a text"],
    ["a date that is none", { ...table, from: "2026-04-31" }, "not a date"],
    ["an end before the start", { ...table, to: "2026-03-31" }, "not after"],
    ["rounding to nothing", { ...table, roundTaxTo: "0" }, "above 0"],
    [
      "limits that do not rise",
      withSlabs([
        ["800000", "0"],
        ["800000", "5"],
        [null, "10"],
      ]),
      "800000 must be above 800000",
    ],
    [
      "a first rate above zero",
      withSlabs([[null, "5"]]),
      "regimes.new.slabs.any: it must start at 0 %",
    ],
    ["no open end", withSlabs([["400000", "0"]]), "must be open-ended"],
    [
      "an open slab in between",
      withSlabs([
        [null, "0"],
        [null, "5"],
      ]),
      "must be open-ended",
    ],
    [
      "a rate above a hundred",
      withSlabs([
        ["400000", "0"],
        [null, "101"],
      ]),
      "101 % is above 100",
    ],
    ["an empty list", withSlabs([]), "must start at 0 %"],
    ["half a slab", withSlabs([["400000"]]), "not a limit and a rate"],
  ] as const;
  for (const [what, json, detail] of bad) {
    test(`refuses ${what}`, () => {
      expect(() => readTaxYear(FILE, json)).toThrow(detail);
    });
  }

  test("names the file and the place", () => {
    expect(() => readTaxYear(FILE, withSlabs("none"))).toThrow(
      "Cannot read the tax table in-2026-27.json.regimes.new.slabs.any: it is not a list; correct the file",
    );
  });
});
