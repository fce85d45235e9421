import { expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { timeOf } from "./time_of.ts";

const defaults = {
  tenure: undefined,
  unit: "months",
  fromDate: undefined,
  toDate: undefined,
  dayCount: "act_365f",
} as const;

test("timeOf() tells a tenure in its unit", () => {
  const time = timeOf({ ...defaults, tenure: new Decimal(14) });
  expect(time.spans.map(({ period }) => period)).toEqual([
    "Year 1",
    "2 months",
  ]);
  expect([time.dayCount, time.inWords]).toEqual(["months/12", "for 14 months"]);
});

test("timeOf() tells two dates, the days between them and the day count", () => {
  const dates = { fromDate: "2028-02-29", toDate: "2028-03-01" };
  const time = timeOf({ ...defaults, ...dates, dayCount: "act_act" });
  expect(time.dayCount).toBe("ACT/ACT: 1/366");
  expect(time.inWords).toBe(
    "from 2028-02-29 up to but not including 2028-03-01, 1 day, where a day is a 365th of its calendar year, a 366th in leap years",
  );
});

test("timeOf() has no answer without a time", () => {
  expect(() => timeOf(defaults)).toThrow("Cannot count the time");
});
