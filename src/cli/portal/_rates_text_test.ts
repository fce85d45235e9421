import { expect, test } from "bun:test";

import { ratesPairs } from "./_rates_text.ts";

const RATES = {
  date: "2026-11-20",
  source: "ECB statistics",
  ageDays: 3,
  stale: false,
  state: "current",
  lastError: "",
  fetchedAtMs: Date.parse("2026-11-20T15:06:07.890Z"),
  lastAttemptAtMs: 0,
  nextAttemptAtMs: Date.parse("2026-11-23T15:05:00Z"),
};

test("ratesPairs() tells date, age, source, and when they come", () => {
  expect(ratesPairs(RATES)).toEqual([
    ["Exchange rates", "of 2026-11-20, 3 days old. Source: ECB statistics"],
    ["Rates fetched", "2026-11-20 15:06:07 UTC"],
    ["Rates next", "2026-11-23 15:05:00 UTC"],
  ]);
});

test("ratesPairs() tells what is wrong with them", () => {
  const bad = { stale: true, ageDays: 1, lastError: "Cannot fetch: no way" };
  const never = { fetchedAtMs: 0, nextAttemptAtMs: 0, state: "off" };
  expect(ratesPairs({ ...RATES, ...bad, ...never })).toEqual([
    [
      "Exchange rates",
      "of 2026-11-20, 1 day old, out of date. Source: ECB statistics",
    ],
    [
      "Rates fetched",
      "not yet: these came with the program; fetching is turned off",
    ],
    ["Rates error", "Cannot fetch: no way"],
  ]);
});
