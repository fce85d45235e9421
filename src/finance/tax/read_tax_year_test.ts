import { describe, expect, test } from "bun:test";

import table from "../data/tax/in-2026-27.json" with { type: "json" };
import { readTaxYear } from "./read_tax_year.ts";

const FILE = "in-2026-27.json";

type Path = readonly (string | number)[];

/** The table with one place changed; `undefined` takes it out. */
function changed(path: Path, value: unknown): unknown {
  return path.length === 0 ? value : change(table, path, value);
}

function change(node: object, [key, ...rest]: Path, value: unknown): object {
  const entries = new Map(Object.entries(node));
  const inner: unknown = entries.get(`${key}`);
  const next =
    rest.length > 0 && typeof inner === "object" && inner !== null
      ? change(inner, rest, value)
      : value;
  if (next === undefined) entries.delete(`${key}`);
  else entries.set(`${key}`, next);
  return Array.isArray(node)
    ? [...entries.values()]
    : Object.fromEntries(entries);
}

/** How an error calls a place: `in-2026-27.json.regimes.new.slabs`. */
function place(path: Path): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === "number" ? `${text}[${key}]` : `${text}.${key}`,
    FILE,
  );
}

interface Place {
  readonly path: Path;
  readonly value: unknown;
}

/** Every place of the table, from the outside in. */
function places(value: unknown, path: Path = []): Place[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  const isList = Array.isArray(value);
  const inner = Object.entries(value).flatMap(([key, it]: [string, unknown]) =>
    places(it, [...path, isList ? Number(key) : key]),
  );
  return [{ path, value }, ...inner];
}

const PLACES = places(table);
const SLABS = ["regimes", "new", "slabs", "any"];

function refusal(json: unknown): string {
  try {
    readTaxYear(FILE, json);
    return "";
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return error.message;
  }
}

describe("readTaxYear()", () => {
  test("reads the table that ships", () => {
    const year = readTaxYear(FILE, table);
    expect(year.year).toBe("2026-27");
    expect(year.regimes.new.slabs["80plus"].length).toBe(7);
    expect(year.regimes.old.slabs["80plus"].length).toBe(3);
  });

  test("names the file and every place that holds something else", () => {
    const numbers = PLACES.filter(({ value }) => value !== null);
    expect(numbers.length).toBeGreaterThan(100);
    for (const { path } of numbers) {
      expect(refusal(changed(path, 7))).toStartWith(
        `Cannot read the tax table ${place(path)}: `,
      );
    }
  });

  test("names every property that is missing", () => {
    // Without "any", the slabs of each age are what is missing.
    const properties = PLACES.filter(
      ({ path }) => typeof path.at(-1) === "string" && path.at(-1) !== "any",
    );
    for (const { path } of properties) {
      const said = refusal(changed(path, undefined));
      expect(said).toBe(
        `Cannot read the tax table ${place(path.slice(0, -1))}: "${path.at(-1)}" is missing; correct the file`,
      );
    }
  });

  test("names every property it does not know", () => {
    const objects = PLACES.filter(
      ({ value }) =>
        typeof value === "object" && value !== null && !Array.isArray(value),
    );
    for (const { path } of objects) {
      expect(refusal(changed([...path, "cap"], "1"))).toMatch(
        /^Cannot read the tax table .*: "cap" is not one of .*; correct the file$/,
      );
    }
  });

  const bad: readonly (readonly [string, Path, unknown, string])[] = [
    ["another year's id", ["id"], "in-2025-26", "file's name"],
    ["another country", ["country"], "NP", '"NP" must be "IN"'],
    ["a start within the year", ["from"], "2026-04-02", "2026-04-01"],
    ["an end in another year", ["to"], "2026-03-31", "2027-03-31"],
    ["a date that is none", ["verifiedOn"], "2026-04-31", "not a date"],
    ["no source at all", ["sources"], [], "names no source"],
    ["rounding to nothing", ["roundTaxTo"], "0", "above 0"],
    ["a negative number", ["cessPercent"], "-4", "not a number"],
    ["a number in another form", ["cessPercent"], "4e0", "not a number"],
    ["a cess above a hundred", ["cessPercent"], "101", "101 % is above 100"],
    ["another default", ["regimes", "new", "default"], false, "must be true"],
    [
      "slabs of an age beside any",
      [...SLABS.slice(0, 3), "below60"],
      [],
      "any",
    ],
    ["limits that do not rise", [...SLABS, 1, 0], "400000", "above 400000"],
    ["a first rate above zero", [...SLABS, 0, 1], "5", "start at 0 %"],
    ["no open end", [...SLABS, 6, 0], "3000000", "must be open-ended"],
    ["an open slab in between", [...SLABS, 2, 0], null, "must be open-ended"],
    ["a rate above a hundred", [...SLABS, 6, 1], "101", "101 % is above 100"],
    ["an empty list", SLABS, [], "must start at 0 %"],
    ["half a slab", [...SLABS, 0], ["400000"], "not a limit and a rate"],
    ["a slab too long", [...SLABS, 0], ["1", "0", "0"], "a limit and a rate"],
  ];
  for (const [what, path, value, detail] of bad) {
    test(`refuses ${what}`, () => {
      expect(refusal(changed(path, value))).toContain(detail);
    });
  }

  test("refuses a year that does not follow on itself", () => {
    const odd = { ...table, id: "in-2026-28" };
    expect(() => readTaxYear("in-2026-28.json", odd)).toThrow("file's name");
  });

  test("refuses what is no object", () => {
    for (const json of [null, "in-2026-27", [], 7]) {
      expect(refusal(json)).toContain("in-2026-27.json: it is not an object");
    }
  });
});
