import { expect, test } from "bun:test";

import { frankfurtMoment, frankfurtTime } from "./frankfurt_time.ts";

test.each([
  ["2026-01-15T15:05:00Z", "2026-01-15", 16 * 60 + 5],
  ["2026-07-15T14:05:30Z", "2026-07-15", 16 * 60 + 5],
  ["2026-03-29T00:59:59Z", "2026-03-29", 1 * 60 + 59],
  ["2026-03-29T01:00:00Z", "2026-03-29", 3 * 60],
  ["2026-10-25T00:59:59Z", "2026-10-25", 2 * 60 + 59],
  ["2026-10-25T01:00:00Z", "2026-10-25", 2 * 60],
  ["2026-12-31T23:00:00Z", "2027-01-01", 0],
])("frankfurtTime() reads %s", (moment, date, minutes) => {
  expect(frankfurtTime(Date.parse(moment))).toEqual({ date, minutes });
});

test("frankfurtMoment() finds the moment again on any day", () => {
  for (let day = 0; day < 365; day += 1) {
    const nowMs = Date.parse("2026-01-01T15:05:00Z") + day * 86_400_000;
    expect(frankfurtMoment(frankfurtTime(nowMs))).toBe(nowMs);
  }
});
