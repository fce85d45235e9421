import { expect, test } from "bun:test";

import { RetryBudget } from "./retry_budget.ts";

const RULES = { retryShare: 0.2, retriesAtLeast: 3, retriesPerSecond: 10 };

function take(budget: RetryBudget, calls: number, active: number): number {
  let taken = 0;
  while (budget.take(calls, active)) taken++;
  return taken;
}

test("RetryBudget.take() allows a fifth of what is under way, at least three", () => {
  const most = (active: number) =>
    take(new RetryBudget(RULES, 0), 1_000_000, active);
  expect([2, 25, 100].map(most)).toEqual([3, 5, 20]); // Envoy's own figures
});

test("RetryBudget.take() allows a fifth of ten seconds' calls, however quick the retries", () => {
  const budget = new RetryBudget(RULES, 0);
  let calls = 0;
  let retries = 0;
  for (let ms = 0; ms < 60_000; ms++) {
    budget.tick(calls, ms);
    calls++;
    if (!budget.take(calls, 500)) continue;
    retries++;
    budget.ended();
  }
  expect(retries).toBeLessThanOrEqual(0.2 * calls + 100);
  expect(retries).toBeGreaterThan(0.15 * calls);
});

test("RetryBudget.take() allows ten a second when there are few calls", () => {
  const budget = new RetryBudget(RULES, 0);
  let taken = 0;
  for (let i = 0; i < 200; i++) {
    if (!budget.take(i, 1)) continue;
    taken++;
    budget.ended();
  }
  expect(taken).toBe(100);
});

test("RetryBudget.tick() gives retries back after ten seconds", () => {
  const budget = new RetryBudget(RULES, 0);
  while (budget.take(0, 1)) budget.ended();
  budget.tick(0, 5_000);
  expect(budget.take(0, 1)).toBe(false);
  budget.tick(0, 10_000);
  expect(budget.take(0, 1)).toBe(true);
});
