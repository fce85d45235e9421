import { describe, expect, test } from "bun:test";

import { answerCsv, csvTables } from "./answer_csv.ts";
import type { OutputOutput } from "./messages.ts";

function output(name: string, more: Partial<OutputOutput> = {}): OutputOutput {
  const plain = { kind: "text", tag: 1, unit: "", help: "", columns: [] };
  return { ...plain, name, label: name.toUpperCase(), ...more };
}

const SERVICE = {
  outputs: [
    output("instalment", { kind: "money", unit: "INR" }),
    output("stale", { kind: "flag" }),
    output("said"),
    output("schedule", {
      kind: "table",
      columns: [output("month"), output("note"), output("last")],
    }),
    output("years", { kind: "table", columns: [output("year")] }),
  ],
};

const ANSWER = {
  instalment: "1000000000000000.00",
  stale: false,
  said: 'a, "b"\nc',
  schedule: [
    { month: "1", note: "=1+1", last: false },
    { month: "2", last: true },
  ],
  years: [],
};

describe("answerCsv()", () => {
  test("writes the figures, then each table after an empty line and its name", () => {
    expect(answerCsv(ANSWER, SERVICE).split("\r\n")).toEqual([
      "name,value,unit,label",
      "instalment,1000000000000000.00,INR,INSTALMENT",
      "stale,false,,STALE",
      'said,"a, ""b""\nc",,SAID',
      "",
      "schedule",
      "month,note,last",
      "1,=1+1,false",
      "2,,true",
      "",
      "years",
      "year",
      "",
    ]);
  });

  test("writes one table alone, with one header and nothing around it", () => {
    expect(answerCsv(ANSWER, SERVICE, { table: "schedule" })).toBe(
      "month,note,last\r\n1,=1+1,false\r\n2,,true\r\n",
    );
    expect(answerCsv(ANSWER, SERVICE, { table: "years" })).toBe("year\r\n");
  });

  test("writes the figures alone", () => {
    const figures = answerCsv(ANSWER, SERVICE, { table: "figures" });
    expect(answerCsv(ANSWER, SERVICE)).toStartWith(figures);
    expect(figures).toEndWith("SAID\r\n");
  });

  test("names the tables when there is no such one", () => {
    expect(csvTables(SERVICE)).toEqual(["figures", "schedule", "years"]);
    expect(() => answerCsv(ANSWER, SERVICE, { table: "said" })).toThrow(
      'Cannot write "said": there is no such table; choose one of figures, schedule, years',
    );
  });
});
