import { expect, test } from "bun:test";

import { routeTo } from "./reduce.ts";
import { rowTable } from "./row_table.ts";
import type { Sort } from "./settings/remembered.ts";
import { makeTheme } from "./theme.ts";

interface Fruit {
  readonly id: string;
  readonly name: string;
  readonly weight: number;
}

const FRUIT: readonly Fruit[] = [
  { id: "1", name: "Quince no 10", weight: 9 },
  { id: "2", name: "Apple no 9", weight: 100 },
  { id: "3", name: "Apple no 10", weight: 20 },
  { id: "4", name: "Pear", weight: NaN },
];

const TABLE = rowTable<Fruit>({
  tab: "fruit",
  columns: [
    { title: "Name", cell: ({ name }) => name, priority: 0 },
    {
      title: "Weight (g)",
      cell: ({ weight }) => `${weight} g`,
      value: ({ weight }) => weight,
      align: "right",
      priority: 1,
    },
    { title: "Trend", cell: () => "||||", isPicture: true, priority: 2 },
  ],
  id: ({ id }) => id,
  copy: ({ name }) => ({ what: "name", text: name }),
});

test("rowTable() leaves rows as they came where nothing is asked of it", () => {
  expect(TABLE.shown(FRUIT, seen())).toBe(FRUIT);
});

test("rowTable() shows the rows in which every word of the filter occurs", () => {
  expect(ids(seen({ query: "20 APPLE" }))).toEqual(["3"]);
  expect(ids(seen({ query: "|" }))).toEqual([]);
});

test("rowTable() sorts by values, not by what the cells look like", () => {
  const sort = { column: "weight-g", descending: true };
  expect(ids(seen({ sort }))).toEqual(["2", "3", "1", "4"]);
});

test("rowTable() sorts words with the numbers in them as numbers", () => {
  const sort = { column: "name", descending: false };
  expect(ids(seen({ sort }))).toEqual(["2", "3", "4", "1"]);
});

test("rowTable() ignores a sort by a column that is no more, or a picture", () => {
  const gone = { column: "colour", descending: true };
  const trend = { column: "trend", descending: true };
  expect(ids(seen({ sort: gone }))).toEqual(["1", "2", "3", "4"]);
  expect(ids(seen({ sort: trend }))).toEqual(["1", "2", "3", "4"]);
});

test("rowTable() gives the same rows again until one of the three changes", () => {
  const sort = { column: "name", descending: false };
  const first = TABLE.shown(FRUIT, seen({ sort, query: "apple" }));
  expect(TABLE.shown(FRUIT, seen({ sort, query: "apple" }))).toBe(first);
  expect(TABLE.shown(FRUIT, seen({ sort, query: "pear" }))).not.toBe(first);
  expect(TABLE.shown([...FRUIT], seen({ sort, query: "apple" }))).not.toBe(
    first,
  );
});

test("rowTable() tells how many rows the filter hides", () => {
  const rows = TABLE.rows(FRUIT, seen({ query: "apple" }));
  expect([rows.ids.length, rows.total]).toEqual([2, 4]);
});

test("rowTable() copies the handle of a row, and its cells parted by tabs", () => {
  expect(TABLE.rows(FRUIT, seen()).copy?.("2")).toEqual({
    what: "name",
    text: "Apple no 9",
    row: "Apple no 9\t100 g",
  });
});

test("rowTable() marks the column it is sorted by, and which way", () => {
  const sort = { column: "weight-g", descending: true };
  const head = textOf(draw(seen({ sort }))[0]);
  expect(head).toContain("Weight (g) v");
  expect(head).not.toContain("Name v");
});

test("rowTable() says that it is the filter when no row is left", () => {
  expect(textOf(draw(seen({ query: "plum" }))[0])).toContain("Esc ends it");
});

test("rowTable() marks the first row shown when the selected one is hidden", () => {
  const drawn = draw(seen({ query: "pear", selected: "1" }));
  expect(textOf(drawn[1])).toStartWith("> Pear");
});

interface SeenOptions {
  readonly query?: string;
  readonly sort?: Sort;
  readonly selected?: string;
}

function seen({ query = "", sort, selected = "" }: SeenOptions = {}) {
  const queries = { fruit: query };
  const route = routeTo("instances", {
    queries,
    selected: { fruit: selected },
  });
  return { route, sorts: sort ? { fruit: sort } : {} };
}

function ids(given: ReturnType<typeof seen>): string[] {
  return TABLE.shown(FRUIT, given).map(({ id }) => id);
}

function draw(given: ReturnType<typeof seen>) {
  const theme = makeTheme({ noColor: true, ascii: true });
  const room = { width: 60, height: 8, theme, empty: "  None" };
  return TABLE.lines(FRUIT, { ...given, ...room });
}

function textOf(line: ReturnType<typeof draw>[number] | undefined): string {
  return (line ?? []).map(({ text }) => text).join("");
}
