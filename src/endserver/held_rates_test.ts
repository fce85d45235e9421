import { expect, test } from "bun:test";

import { PreconditionError } from "../base/errors.ts";
import { SEED_RATES } from "../finance/mod.ts";
import { HeldRates } from "./held_rates.ts";

test("HeldRates begin with those that ship and go on with newer ones", () => {
  const rates = new HeldRates();
  expect(rates.current).toBe(SEED_RATES);
  const newer = { ...SEED_RATES, date: "2026-11-20", fetchedAtMs: 5 };
  rates.take(newer);
  expect(rates.current).toBe(newer);
});

test("HeldRates take a correction of the same day, but none fetched before", () => {
  const rates = new HeldRates();
  const first = { ...SEED_RATES, fetchedAtMs: 5 };
  rates.take(first);
  rates.take({ ...first, fetchedAtMs: 6 });
  expect(() => rates.take(first)).toThrow(PreconditionError);
  expect(rates.current.fetchedAtMs).toBe(6);
});

test("HeldRates refuse an older day", () => {
  const rates = new HeldRates();
  const older = { ...SEED_RATES, date: "2026-03-12", fetchedAtMs: 5 };
  expect(() => rates.take(older)).toThrow(
    "Cannot take the exchange rates of 2026-03-12: newer ones, of 2026-03-13",
  );
  expect(rates.current).toBe(SEED_RATES);
});
