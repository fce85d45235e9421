import { expect, test } from "bun:test";

import type { OutputOutput } from "../../wire/messages.ts";
import { answerSentences } from "./answer_sentences.ts";

const OUTPUT = { tag: 1, help: "", unit: "", columns: [], kind: "text" };
const month = { ...OUTPUT, name: "month", label: "Month" };
const balance = { ...OUTPUT, name: "balance", label: "Balance" };
const outputs: OutputOutput[] = [
  { ...OUTPUT, name: "emi", label: "Instalment", unit: "INR" },
  { ...OUTPUT, name: "note", label: "Note" },
  {
    ...OUTPUT,
    name: "rows",
    label: "Schedule",
    kind: "table",
    columns: [month, balance],
  },
];

test("answerSentences() tells each value with its name and unit", () => {
  const { values } = answerSentences({ outputs }, { emi: "8678.23", rows: [] });
  expect(values).toEqual(["Instalment: 8678.23 INR", "Note: -"]);
});

test("answerSentences() names the column before each cell of a row", () => {
  const rows = [
    { month: "1", balance: "90" },
    { month: "2", balance: "" },
  ];
  expect(answerSentences({ outputs }, { rows }).tables).toEqual([
    {
      title: "Schedule",
      rows: ["Month 1; Balance 90", "Month 2; Balance -"],
    },
  ]);
});

test("answerSentences() leaves out a table without rows", () => {
  expect(answerSentences({ outputs }, { rows: [] }).tables).toEqual([]);
});
