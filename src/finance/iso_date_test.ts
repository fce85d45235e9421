import { expect, test } from "bun:test";

import {
  addDays,
  addMonths,
  daysBetween,
  isIsoDate,
  weekday,
  yearOf,
} from "./iso_date.ts";

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

test("daysBetween() counts leap days, and backwards", () => {
  expect(daysBetween("2028-01-01", "2029-01-01")).toBe(366);
  expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
});

test("addMonths() keeps the day, or takes the last of a shorter month", () => {
  expect(addMonths("2026-11-23", 3)).toBe("2027-02-23");
  expect(addMonths("2027-10-31", 4)).toBe("2028-02-29");
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
  expect(addMonths("2026-12-15", 120)).toBe("2036-12-15");
});

test("yearOf() is the calendar year", () => {
  expect(yearOf("2028-02-29")).toBe(2028);
});
