import { expect, test } from "bun:test";

import { seededPrng } from "../../../../../_tools/testing/seeded_prng.ts";
import { DynamicTable } from "./dynamic_table.ts";
import { Header } from "./header.ts";

/** Of 32 + 8 bytes. */
function field(i: number): Header {
  return new Header("name", `${i}`.padStart(4, "0"));
}

test("DynamicTable.at() gives the newest at 0 and nothing past the oldest", () => {
  const table = new DynamicTable();
  for (let i = 0; i < 3; i++) table.add(field(i));
  expect([0, 1, 2, 3].map((i) => table.at(i)?.value)).toEqual([
    "0002",
    "0001",
    "0000",
    undefined,
  ]);
});

test("DynamicTable.add() drops the oldest until the newest fits", () => {
  const table = new DynamicTable(100);
  for (let i = 0; i < 3; i++) table.add(field(i));
  expect(table.count).toBe(2);
  expect(table.size).toBe(80);
  expect(table.at(1)?.value).toBe("0001");
});

test("DynamicTable.add() of a field larger than the table empties it", () => {
  const table = new DynamicTable(100);
  table.add(field(1));
  table.add(new Header("name", "x".repeat(65)));
  expect(table.count).toBe(0);
  expect(table.size).toBe(0);
});

test("DynamicTable.resize() drops what no longer fits", () => {
  const table = new DynamicTable();
  for (let i = 0; i < 100; i++) table.add(field(i));
  table.resize(80);
  expect(table.count).toBe(2);
  expect(table.at(0)?.value).toBe("0099");
});

test("DynamicTable.version changes with every change", () => {
  const table = new DynamicTable();
  const before = table.version;
  table.add(field(0));
  const added = table.version;
  table.resize(0);
  expect(new Set([before, added, table.version]).size).toBe(3);
});

test("DynamicTable is what a plain list would be, over 20 000 random changes", () => {
  const prng = seededPrng(2);
  const table = new DynamicTable(1_000);
  let limit = 1_000;
  let list: Header[] = [];
  for (let i = 0; i < 20_000; i++) {
    if (prng() < 0.02) table.resize((limit = Math.floor(prng() * 4_096)));
    const header = new Header("n", "v".repeat(prng() * prng() * 1_200));
    table.add(header);
    list = [header, ...list];
    while (list.reduce((sum, { size }) => sum + size, 0) > limit) list.pop();
    expect(table.count).toBe(list.length);
    const at = Math.floor(prng() * (list.length + 1));
    if (table.at(at) !== list[at]) throw new Error(`Differs at ${i}`);
  }
});
