import { describe, expect, test } from "bun:test";

import { newestDate, nextAttempt } from "./next_attempt.ts";

function next(moment: string, tableDate: string): string {
  const atMs = nextAttempt(Date.parse(moment), tableDate);
  return new Date(atMs).toISOString().slice(0, 16);
}

describe("newestDate()", () => {
  test.each([
    ["2026-11-23T15:04:59Z", "2026-11-20"],
    ["2026-11-23T15:05:00Z", "2026-11-23"],
    ["2026-07-01T14:04:59Z", "2026-06-30"],
    ["2026-07-01T14:05:00Z", "2026-07-01"],
    ["2026-12-27T12:00:00Z", "2026-12-24"],
  ])("is at %s that of %s", (moment, date) => {
    expect(newestDate(Date.parse(moment))).toBe(date);
  });
});

describe("nextAttempt()", () => {
  test("waits for 16:05 in Frankfurt when it has the newest", () => {
    expect(next("2026-11-23T09:00:00Z", "2026-11-20")).toBe("2026-11-23T15:05");
    expect(next("2026-07-01T09:00:00Z", "2026-06-30")).toBe("2026-07-01T14:05");
  });

  test("waits over weekends and closing days", () => {
    expect(next("2026-11-20T15:10:00Z", "2026-11-20")).toBe("2026-11-23T15:05");
    expect(next("2026-12-24T15:10:00Z", "2026-12-24")).toBe("2026-12-28T15:05");
    expect(next("2026-04-02T14:10:00Z", "2026-04-02")).toBe("2026-04-07T14:05");
  });

  test("waits over the change of the clocks", () => {
    expect(next("2026-10-23T14:30:00Z", "2026-10-23")).toBe("2026-10-26T15:05");
  });

  test("looks every 5 minutes until 18:00, then every hour", () => {
    expect(next("2026-11-23T15:05:00Z", "2026-11-20")).toBe("2026-11-23T15:10");
    expect(next("2026-11-23T16:59:00Z", "2026-11-20")).toBe("2026-11-23T17:04");
    expect(next("2026-11-23T17:00:00Z", "2026-11-20")).toBe("2026-11-23T18:00");
    expect(next("2026-11-24T03:00:00Z", "2026-11-20")).toBe("2026-11-24T04:00");
  });

  test("looks every hour for a table of days ago, but never past 16:05", () => {
    expect(next("2026-11-21T10:00:00Z", "2026-03-13")).toBe("2026-11-21T11:00");
    expect(next("2026-11-23T14:30:00Z", "2026-03-13")).toBe("2026-11-23T15:05");
  });

  test("tries a source that is away in 1, 2, 4 minutes, and then as ever", () => {
    const saturdayMs = Date.parse("2026-11-21T10:00:00Z");
    const mondayMs = Date.parse("2026-11-23T15:30:00Z");
    const waits = (nowMs: number) =>
      [0, 1, 2, 3, 4, 7, 2_000].map((failures) => {
        const atMs = nextAttempt(nowMs, "2026-03-13", { failures });
        return (atMs - nowMs) / 60_000;
      });
    expect(waits(saturdayMs)).toEqual([60, 1, 2, 4, 8, 60, 60]);
    expect(waits(mondayMs)).toEqual([5, 1, 2, 4, 5, 5, 5]);
  });

  test("is always later, however late it is", () => {
    for (let minute = 0; minute < 14 * 24 * 60; minute += 7) {
      const nowMs = Date.parse("2026-12-18T00:00:00Z") + minute * 60_000;
      for (const date of ["2026-03-13", newestDate(nowMs)]) {
        const waitMs = nextAttempt(nowMs, date) - nowMs;
        expect(waitMs).toBeGreaterThan(0);
        expect(waitMs).toBeLessThanOrEqual(5 * 86_400_000);
      }
    }
  });
});
