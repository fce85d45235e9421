import { describe, expect, test } from "bun:test";

import type { RatesTable } from "../types.ts";
import { judgeTable } from "./judge_table.ts";

const held: RatesTable = {
  date: "2026-11-19",
  source: "ECB statistics",
  perEuro: { USD: "1.10", INR: "100.0", JPY: "180" },
};
const next: RatesTable = {
  ...held,
  date: "2026-11-20",
  perEuro: { USD: "1.12", INR: "101.5", JPY: "179" },
};
const nowMs = Date.parse("2026-11-20T15:10:00Z");

function judged(table: RatesTable, doubted?: RatesTable): string {
  const verdict = judgeTable(table, { held, doubted, nowMs });
  return "reason" in verdict
    ? `${verdict.kind}: ${verdict.reason}`
    : verdict.kind;
}

function withRates(perEuro: Record<string, string>): RatesTable {
  return { ...next, perEuro: { ...next.perEuro, ...perEuro } };
}

describe("judgeTable()", () => {
  test("takes the table of the next day", () => {
    expect(judged(next)).toBe("take");
  });

  test("takes a currency that is new", () => {
    expect(judged(withRates({ AED: "4.1" }))).toBe("take");
  });

  test("takes a correction of the same day", () => {
    expect(judged({ ...next, date: held.date })).toBe("take");
  });

  test("knows its own table again, whoever writes it and how", () => {
    const perEuro = { JPY: "180.00", USD: "1.1", INR: "100" };
    expect(judged({ ...held, source: "another", perEuro })).toBe("same");
  });

  test("tells where a newer one should have come", () => {
    const later = Date.parse("2026-11-20T16:00:00Z");
    const verdict = judgeTable(held, { held, nowMs: later });
    expect(verdict).toEqual({ kind: "late" });
  });

  test("refuses a table that is older", () => {
    expect(judged({ ...next, date: "2026-11-18" })).toBe(
      "refuse: it is of 2026-11-18, older than the table of 2026-11-19",
    );
  });

  test("refuses the table of a day to come", () => {
    expect(judged({ ...next, date: "2026-11-21" })).toBe(
      "refuse: it is of 2026-11-21, a day to come",
    );
  });

  test("doubts a table that lacks a currency", () => {
    expect(judged({ ...next, perEuro: { USD: "1.12", INR: "101" } })).toBe(
      "doubt: it lacks JPY, which the table of 2026-11-19 has",
    );
  });

  test("doubts a move of more than a quarter against the euro", () => {
    const still = { USD: "1.10", JPY: "180" };
    expect(judged(withRates({ ...still, INR: "125" }))).toBe("take");
    expect(judged(withRates({ ...still, INR: "80" }))).toBe("take");
    expect(judged(withRates({ ...still, INR: "125.001" }))).toBe(
      "doubt: USD/INR moved by 25 % since 2026-11-19",
    );
    expect(judged(withRates({ ...still, INR: "79.999" }))).toBe(
      "doubt: INR/USD moved by 25 % since 2026-11-19",
    );
  });

  test("doubts a move of more than a quarter between any two", () => {
    const apart = withRates({ INR: "115", USD: "0.95", JPY: "180" });
    expect(judged(apart)).toBe("doubt: USD/INR moved by 33 % since 2026-11-19");
  });

  test("takes what it doubted once another fetch agrees", () => {
    const far = withRates({ INR: "200.0" });
    const again = { ...withRates({ INR: "200" }), source: "another" };
    expect(judged(again, far)).toBe("take");
  });

  test("goes on doubting when the other fetch says something else", () => {
    const far = withRates({ INR: "200" });
    expect(judged(withRates({ INR: "201" }), far)).toStartWith("doubt");
    const otherDay = { ...far, date: "2026-11-19" };
    expect(judged(far, otherDay)).toStartWith("doubt");
  });

  test("takes an ordinary table whatever was doubted before", () => {
    expect(judged(next, withRates({ INR: "200" }))).toBe("take");
  });
});
