import { expect, test } from "bun:test";

import type { OutputOutput } from "../wire/messages.ts";
import { formatAnswer } from "./_answer.ts";

function output(name: string, more: Partial<OutputOutput> = {}): OutputOutput {
  const plain = { kind: "money", tag: 1, unit: "INR", help: "", columns: [] };
  return { ...plain, name, label: name, ...more };
}

const COLUMNS = ["month", "instalment", "prepayment", "balance"];
const SERVICE = {
  id: "loan_emi",
  title: "",
  summary: "",
  method: "",
  fields: [],
  outputs: [
    output("schedule", {
      kind: "table",
      columns: COLUMNS.map((it) => output(it)),
    }),
  ],
};

function shown(rows: number, options: { width: number; rows: number }) {
  const row = { month: "1", instalment: "8678.23", prepayment: "" };
  const schedule = Array.from({ length: rows }, () => ({
    ...row,
    balance: "1000000.00",
  }));
  const answer = { outputs: { schedule }, endpoint: undefined, elapsedMs: 1 };
  return formatAnswer(answer, SERVICE, options);
}

test("formatAnswer() leaves out columns that are empty in every row", () => {
  const text = shown(2, { width: 80, rows: 24 });
  expect(text).toContain("month (INR)  instalment (INR)  balance (INR)\n");
  expect(text).not.toContain("prepayment");
});

test("formatAnswer() turns a table that is too wide, but no part of a series", () => {
  expect(shown(2, { width: 40, rows: 24 })).toContain(
    "balance (INR)     1000000.00  1000000.00\n",
  );
  expect(shown(3, { width: 40, rows: 2 })).toMatch(/^month.+instal.+…/m);
});
