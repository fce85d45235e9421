import { describe, expect, test } from "bun:test";

import { readFrankfurter } from "./read_frankfurter.ts";

function row(quote: string, rate: string, date = "2026-11-20"): string {
  return `{"date":"${date}","base":"EUR","quote":"${quote}","rate":${rate}}`;
}

const USD = row("USD", "1.1476");

describe("readFrankfurter()", () => {
  test("takes the digits that are there, not the nearest double", () => {
    const long = "123456789.123456789";
    const table = readFrankfurter(
      `[${row("IDR", long)}, ${row("ISK", "1.10")}]`,
    );
    expect(table).toEqual({
      date: "2026-11-20",
      source: "ECB statistics, by Frankfurter",
      perEuro: { IDR: long, ISK: "1.10" },
    });
    expect(String(Number(long))).not.toBe(long);
  });

  test("leaves out what is of an earlier day", () => {
    const gone = row("BGN", "1.9558", "2025-12-31");
    const { date, perEuro } = readFrankfurter(`[${gone}, ${USD}]`);
    expect([date, perEuro]).toEqual(["2026-11-20", { USD: "1.1476" }]);
  });

  test.each([
    ["nothing", "", "cut off"],
    ["a cut file", `[${USD}`, "cut off"],
    ["an empty list, as for an unknown provider", "[]", "no valid date"],
    ["version 1", '{"base":"EUR","rates":{"USD":1.1}}', "no list"],
    ["another base", `[${USD.replace("EUR", "USD")}]`, "a row is malformed"],
    ["a rate as text", `[${row("USD", '"1.1"')}]`, "a row is malformed"],
    ["a rate that is a list", `[${row("USD", "[1.1]")}]`, "malformed"],
    [
      "a rate that passes itself off",
      `[${row("USD", '{"text":"1"}')}]`,
      "malformed",
    ],
    ["no rate", `[${row("USD", "null")}]`, "a row is malformed"],
    ["zero", `[${row("USD", "0.0")}]`, "USD is zero"],
    ["less than zero", `[${row("USD", "-1.1")}]`, "USD is malformed"],
    ["an exponent", `[${row("USD", "1e3")}]`, "USD is malformed"],
    ["a currency twice", `[${USD}, ${USD}]`, "USD is there twice"],
    ["a name for a trap", `[${row("__proto__", "1")}]`, "no currency"],
    ["a row with more", `[${USD.replace("}", ',"x":1}')}]`, "malformed"],
    ["a date that is none", `[${row("USD", "1", "2026-02-30")}]`, "valid date"],
    ["depth without end", "[".repeat(90_000), "cut off"],
    ["too much", `[${" ".repeat(100_000)}]`, "characters"],
  ])("refuses %s", (_, json, detail) => {
    expect(() => readFrankfurter(json)).toThrow(SyntaxError);
    expect(() => readFrankfurter(json)).toThrow(detail);
  });
});
