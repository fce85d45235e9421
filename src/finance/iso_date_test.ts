import { expect, test } from "bun:test";

import { addDays, isIsoDate, weekday } from "./iso_date.ts";

test("isIsoDate() takes dates of the calendar only", () => {
  expect(isIsoDate("2028-02-29")).toBe(true);
  for (const text of ["2027-02-29", "2026-13-01", "2026-1-1", "", "today"]) {
    expect(isIsoDate(text)).toBe(false);
  }
});

test("addDays() crosses months and leap days", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
});

test("weekday() counts from Sunday", () => {
  expect(weekday("2026-11-22")).toBe(0);
});
