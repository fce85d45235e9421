import { expect, test } from "bun:test";

import { Decimal } from "../decimal.ts";
import { checkDeposit } from "./check_deposit.ts";

const given = {
  principal: new Decimal(1000),
  ratePercent: new Decimal(7),
  ...{ years: 0, months: 0, days: 0 },
  startDate: undefined,
  payout: "cumulative",
  senior: false,
  seniorRatePercent: undefined,
  rounding: "paisa",
} as const;

type Change = Partial<Parameters<typeof checkDeposit>[0]>;

test.each<[string, Change, string[]]>([
  ["no tenure", {}, ["days out_of_range"]],
  ["six days", { days: 6 }, ["days out_of_range"]],
  ["over ten years", { years: 10, days: 1 }, ["months out_of_range"]],
  ["a month and 31 days", { months: 1, days: 31 }, ["days out_of_range"]],
  ["181 days from nowhere", { days: 181 }, ["startDate required"]],
  [
    "over ten years of days",
    { days: 3653, startDate: "2026-01-01" },
    ["days out_of_range"],
  ],
  [
    "payouts before a quarter ends",
    { months: 2, days: 30, payout: "quarterly" },
    ["payout unsupported"],
  ],
  [
    "payouts of days alone",
    { days: 180, payout: "monthly" },
    ["payout unsupported"],
  ],
  [
    "less for senior citizens",
    { years: 1, seniorRatePercent: new Decimal("6.99") },
    ["seniorRatePercent out_of_range"],
  ],
  ["nothing more when a part is broken", { years: undefined, days: 6 }, []],
])("checkDeposit() refuses %s", (_, change, expected) => {
  const found = checkDeposit({ ...given, ...change });
  expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
});

test.each<[string, Change]>([
  ["seven days", { days: 7 }],
  ["180 days", { days: 180 }],
  ["181 days from a date", { days: 181, startDate: "2026-04-01" }],
  ["ten years of days", { days: 3652, startDate: "2026-01-01" }],
  ["ten years", { months: 120 }],
  ["a quarter's payout", { months: 3, payout: "quarterly" }],
  [
    "payouts of days that make months",
    { days: 400, startDate: "2026-04-01", payout: "monthly" },
  ],
  ["the same for everybody", { years: 1, seniorRatePercent: new Decimal(7) }],
])("checkDeposit() takes %s", (_, change) => {
  expect(checkDeposit({ ...given, ...change })).toEqual([]);
});
