import { expect, test } from "bun:test";

import { flag, money, text } from "../../src/finance/fields.ts";
import type { Calculator } from "../../src/finance/types.ts";
import { cornerRequests } from "./corner_requests.ts";

const SAID = { tag: 1, label: "x", help: "x", example: "1" };

const CALCULATOR: Calculator = {
  title: "",
  summary: "",
  about: { formula: [], sources: [], outOfScope: [], example: {} },
  fields: {
    netAmount: money({ ...SAID, required: true, min: "0.01", max: "1000" }),
    isNew: flag({ ...SAID, default: "false" }),
    list: text({ ...SAID, max: "3", required: true }),
  },
  outputs: {},
  compute: () => ({}),
};

test("cornerRequests() combines every field's limits", () => {
  const all = cornerRequests(CALCULATOR, { most: 1_000 });
  expect(all).toHaveLength(4 * 3 * 2);
  const valuesOf = (name: string) => [...new Set(all.map((it) => it[name]))];
  const amounts = ["0.01", "999.99", "1000", "812.89"];
  expect(valuesOf("net_amount")).toEqual(amounts);
  expect(valuesOf("is_new")).toEqual(["true", "false", undefined]);
  expect(valuesOf("list")).toEqual(["1", "1,1"]);
  expect(new Set(all.map((it) => JSON.stringify(it))).size).toBe(all.length);
});

test("cornerRequests() draws the same ones each time where there are too many", () => {
  const options = { most: 40, more: { list: ["7", "8"] } };
  const drawn = cornerRequests(CALCULATOR, options);
  expect(drawn).toHaveLength(40);
  expect(cornerRequests(CALCULATOR, options)).toEqual(drawn);
  const lists = drawn.map((it) => it["list"]);
  expect(lists.filter((it) => it === "8").length).toBeGreaterThan(4);
});
