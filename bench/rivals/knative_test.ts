import { expect, test } from "bun:test";

import { NO_TRAFFIC } from "../../src/base/traffic.ts";
import { knative } from "./knative.ts";

const BOUNDS = { min: 1, max: 10 };

function seen(nowMs: number, ready: number, loadIntegralMs: number) {
  const counts = { loadNow: 0, queuedNow: 0, starting: 0, cpu: [] };
  return { nowMs, ready, loadIntegralMs, traffic: NO_TRAFFIC, ...counts };
}

test("knative() aims at 70 % of the concurrency, by exact means", () => {
  const it = knative({ concurrency: 10 }, BOUNDS);
  expect(it.decide(seen(0, 1, 0)).to).toBe(1);
  // 2 × 500 ms in each second is 1.0; here 20 in all for 2 s.
  expect(it.decide(seen(2_000, 1, 40_000)).to).toBe(3);
});

test("knative() does not look more often than every 2 s", () => {
  const it = knative({ concurrency: 10 }, BOUNDS);
  it.decide(seen(0, 1, 0));
  expect(it.decide(seen(1_000, 1, 1e6)).kind).toBe("hold");
});

test("knative() adds at once what the last 6 s ask for", () => {
  const it = knative({ concurrency: 10 }, BOUNDS);
  for (let s = 0; s <= 60; s += 2) it.decide(seen(s * 1_000, 1, s * 1_000));
  expect(it.decide(seen(62_000, 1, 60_000 + 2_000 * 60)).to).toBe(3);
});
