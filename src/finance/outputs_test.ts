import { expect, test } from "bun:test";

import { Decimal } from "./decimal.ts";
import { asGiven, output, table } from "./outputs.ts";

test("output() is rupees with two decimals for money, no unit otherwise", () => {
  const said = { tag: 1, label: "X" };
  expect(output("money", said)).toEqual({
    ...said,
    kind: "money",
    unit: "INR",
    decimals: 2,
    help: "",
  });
  expect(output("text", said).unit).toBe("");
});

test("table() keeps its columns", () => {
  const columns = { month: output("integer", { tag: 1, label: "Month" }) };
  const made = table({ tag: 31, label: "Rows", columns });
  expect(made).toMatchObject({ kind: "table", columns });
});

test("asGiven() rounds nothing away", () => {
  expect(asGiven(new Decimal("8.5")).decimals).toBe(2);
  expect(asGiven(new Decimal("8.123456")).decimals).toBe(6);
});
