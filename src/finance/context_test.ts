import { expect, test } from "bun:test";

import { contextAt } from "./context.ts";

test("contextAt() turns the day at midnight in India", () => {
  const before = contextAt(Date.parse("2027-03-31T18:29:59Z"));
  const after = contextAt(Date.parse("2027-03-31T18:30:00Z"));
  expect([before.today, after.today]).toEqual(["2027-03-31", "2027-04-01"]);
});
