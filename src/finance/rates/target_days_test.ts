import { describe, expect, test } from "bun:test";

import { isStale, isTargetDay } from "./target_days.ts";

const FRIDAY = "2026-03-13";

function staleAt(tableDate: string, moment: string): boolean {
  return isStale(tableDate, Date.parse(moment));
}

describe("isTargetDay()", () => {
  test("leaves out weekends and the fixed closing days", () => {
    for (const date of [
      ...["2026-03-14", "2026-03-15", "2026-01-01", "2026-05-01"],
      ...["2026-12-25", "2028-12-26"],
    ]) {
      expect(isTargetDay(date)).toBe(false);
    }
    expect(isTargetDay(FRIDAY)).toBe(true);
    expect(isTargetDay("2026-12-24")).toBe(true);
  });

  test("leaves out Good Friday and Easter Monday", () => {
    for (const [friday, monday] of [
      ["2024-03-29", "2024-04-01"],
      ["2025-04-18", "2025-04-21"],
      ["2026-04-03", "2026-04-06"],
      ["2027-03-26", "2027-03-29"],
      ["2038-04-23", "2038-04-26"],
    ] as const) {
      expect([isTargetDay(friday), isTargetDay(monday)]).toEqual([
        false,
        false,
      ]);
    }
    expect(isTargetDay("2026-04-07")).toBe(true);
  });
});

describe("isStale()", () => {
  test("waits until 17:00 in Frankfurt, in winter", () => {
    expect(staleAt(FRIDAY, "2026-03-16T15:59:59Z")).toBe(false);
    expect(staleAt(FRIDAY, "2026-03-16T16:00:00Z")).toBe(true);
  });

  test("waits until 17:00 in Frankfurt, in summer", () => {
    expect(staleAt("2026-06-30", "2026-07-01T14:59:59Z")).toBe(false);
    expect(staleAt("2026-06-30", "2026-07-01T15:00:00Z")).toBe(true);
  });

  test("changes the clocks on the last Sunday of March and of October", () => {
    expect(staleAt("2026-03-27", "2026-03-30T15:00:00Z")).toBe(true);
    expect(staleAt("2026-10-23", "2026-10-26T15:59:59Z")).toBe(false);
  });

  test("asks for no new table over a weekend or over Easter", () => {
    expect(staleAt(FRIDAY, "2026-03-15T23:00:00Z")).toBe(false);
    expect(staleAt("2026-04-02", "2026-04-06T22:00:00Z")).toBe(false);
    expect(staleAt("2026-04-02", "2026-04-07T15:00:00Z")).toBe(true);
  });
});
