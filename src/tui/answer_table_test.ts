import { expect, test } from "bun:test";

import type { OutputOutput } from "../wire/messages.ts";
import { answerTable } from "./answer_table.ts";
import { answerValues } from "./answer_values.ts";
import { makeTheme } from "./theme.ts";

const THEME = makeTheme({ noColor: true, ascii: false });

function output(name: string, label: string): OutputOutput {
  const unit = "INR";
  return { name, tag: 1, label, unit, kind: "money", columns: [], help: "" };
}

const COLUMNS = [output("balance", "Balance"), output("prepaid", "Prepaid")];

function header(rows: readonly Record<string, string>[]): string {
  const room = { width: 60, skipped: 0, ellipsis: "…" };
  const drawn = answerTable({ columns: COLUMNS }, rows, room);
  return drawn.header.map(({ text }) => text).join("");
}

test("answerTable() leaves out a column without a value in any row", () => {
  const rows = [{ balance: "2.00", prepaid: "" }];
  expect(header(rows)).toBe("Balance (INR)");
  expect(header([...rows, { balance: "1.00", prepaid: "0.50" }])).toBe(
    "Balance (INR)  Prepaid (INR)",
  );
});

test("answerValues() leave out a figure without a value", () => {
  const answer = { outputs: { balance: "2.00", prepaid: "" }, elapsedMs: 1 };
  const lines = answerValues(
    { outputs: COLUMNS },
    { ...answer, endpoint: undefined },
    { width: 60, theme: THEME },
  );
  const text = lines.map((spans) => spans.map((it) => it.text).join(""));
  expect(text.slice(1)).toEqual(["Balance  2.00 INR"]);
});
