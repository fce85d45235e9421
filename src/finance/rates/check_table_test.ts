import { describe, expect, test } from "bun:test";

import { checkTable } from "./check_table.ts";
import { SEED_RATES } from "./seed.ts";

describe("checkTable()", () => {
  test("passes the table that ships", () => {
    expect(checkTable(SEED_RATES)).toBe(SEED_RATES);
  });

  const many = Array.from({ length: 201 }, (_, i) => {
    const letters = [i / 676, (i / 26) % 26, i % 26].map((it) => 65 + it);
    return [String.fromCharCode(...letters), "1"];
  });

  test.each([
    ["a date that is none", { date: "2026-02-30" }, "no valid date"],
    ["no rates", { perEuro: {} }, "no rates"],
    ["more than the world has", { perEuro: Object.fromEntries(many) }, "many"],
    ["no source", { source: "" }, "source"],
    ["a source without end", { source: "x".repeat(101) }, "source"],
    ["zero", { perEuro: { USD: "0.000" } }, "USD is zero"],
    ["less than zero", { perEuro: { USD: "-1.1" } }, "USD is malformed"],
    ["an exponent", { perEuro: { USD: "1e3" } }, "USD is malformed"],
    ["not a number", { perEuro: { USD: "NaN" } }, "USD is malformed"],
    ["endless digits", { perEuro: { USD: "1".repeat(10) } }, "malformed"],
    ["the euro itself", { perEuro: { EUR: "1" } }, "no currency"],
    ["no currency", { perEuro: { us: "1" } }, "no currency"],
  ])("refuses %s", (_, change, detail) => {
    const table = { ...SEED_RATES, ...change };
    expect(() => checkTable(table)).toThrow(detail);
  });
});
