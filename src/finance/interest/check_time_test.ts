import { expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { checkTime, type GivenTime } from "./check_time.ts";

const NOTHING: GivenTime = {
  ...{ tenure: undefined, unit: "years", dayCount: "act_365f" },
  ...{ fromDate: undefined, toDate: undefined },
};
const TWO = new Decimal(2);
const FROM = "2026-04-01";

test.each<[string, Partial<GivenTime>, string[]]>([
  ["nothing", {}, ["tenure required"]],
  [
    "a tenure and a date",
    { tenure: TWO, toDate: FROM },
    ["tenure unsupported"],
  ],
  ["no end", { fromDate: FROM }, ["toDate required"]],
  ["no start", { toDate: FROM }, ["fromDate required"]],
  ["one day twice", { fromDate: FROM, toDate: FROM }, ["toDate out_of_range"]],
  [
    "dates backwards",
    { fromDate: FROM, toDate: "2026-03-31" },
    ["toDate out_of_range"],
  ],
  [
    "over a hundred years",
    { fromDate: FROM, toDate: "2126-04-02" },
    ["toDate out_of_range"],
  ],
  [
    "half a month",
    { tenure: new Decimal("0.5"), unit: "months" },
    ["tenure not_an_integer"],
  ],
  [
    "ACT/ACT of a tenure",
    { tenure: TWO, dayCount: "act_act" },
    ["dayCount unsupported"],
  ],
  [
    "ACT/ACT of nothing",
    { dayCount: "act_act" },
    ["tenure required", "dayCount unsupported"],
  ],
])("checkTime() refuses %s", (_, given, expected) => {
  const found = checkTime({ ...NOTHING, ...given });
  expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
});

test.each<[string, Partial<GivenTime>]>([
  ["a tenure", { tenure: TWO }],
  ["half a year", { tenure: new Decimal("0.5") }],
  ["a day", { fromDate: FROM, toDate: "2026-04-02" }],
  ["a hundred years", { fromDate: FROM, toDate: "2126-04-01" }],
  ["ACT/ACT", { fromDate: FROM, toDate: "2027-04-01", dayCount: "act_act" }],
])("checkTime() takes %s", (_, given) => {
  expect(checkTime({ ...NOTHING, ...given })).toEqual([]);
});
