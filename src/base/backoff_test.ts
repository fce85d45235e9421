import { expect, test } from "bun:test";

import { createBackoff } from "./backoff.ts";

test("createBackoff() doubles the wait up to the longest", () => {
  const backoff = createBackoff({ firstMs: 1_000, maxMs: 6_000 });
  const waits = Array.from({ length: 5 }, () => backoff.failed());
  expect(waits).toEqual([1_000, 2_000, 4_000, 6_000, 6_000]);
  expect(backoff.failures).toBe(5);
});

test("createBackoff() begins again after a success", () => {
  const backoff = createBackoff({ firstMs: 10 });
  backoff.failed();
  backoff.failed();
  backoff.succeeded();
  expect(backoff.failed()).toBe(10);
});
