import { expect, test } from "bun:test";

import { contextAt } from "../context.ts";
import { ageInDays, checkTableAge, describeTable } from "./table_age.ts";

test("ageInDays() counts days in Frankfurt, where rates are made", () => {
  const before = contextAt(Date.parse("2026-03-13T22:59:59Z"));
  const after = contextAt(Date.parse("2026-03-13T23:00:00Z"));
  expect([before, after].map(ageInDays)).toEqual([0, 1]);
});

test("ageInDays() is not below 0 where the clock is wrong", () => {
  expect(ageInDays(contextAt(Date.parse("2020-01-01T00:00:00Z")))).toBe(0);
});

test("checkTableAge() asks for nothing that is not asked for", () => {
  const context = contextAt(Date.parse("2026-11-23T06:30:00Z"));
  const nothing = { date: undefined, maxAgeDays: undefined };
  expect(checkTableAge(nothing, context)).toEqual([]);
});

test("describeTable() names date, source, age and the want of a fetch", () => {
  const context = contextAt(Date.parse("2026-03-13T20:00:00Z"));
  expect(describeTable(context)).toEqual({
    rateDate: "2026-03-13",
    source: "ECB statistics",
    stale: false,
    ageDays: 0,
    fetched: "not at all: it came with the program",
    warning: "",
  });
});
