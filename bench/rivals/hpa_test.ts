import { expect, test } from "bun:test";

import { NO_TRAFFIC } from "../../src/base/traffic.ts";
import type { Observation } from "../../src/scaler/autoscaler/types.ts";
import { hpa } from "./hpa.ts";

const BOUNDS = { min: 2, max: 10 };

function seen(nowMs: number, changes: Partial<Observation> = {}): Observation {
  return {
    nowMs,
    ready: 2,
    starting: 0,
    loadIntegralMs: 0,
    loadNow: 0,
    queuedNow: 0,
    traffic: NO_TRAFFIC,
    cpu: [],
    ...changes,
  };
}

function pods(percent: number, readyForMs = 60_000) {
  return ["a", "b"].map((endServer) => ({ endServer, percent, readyForMs }));
}

test("hpa() looks every 15 s only, at the mean since it looked last", () => {
  const it = hpa({ metric: "cpu", target: 80 }, BOUNDS);
  expect(it.decide(seen(0, { cpu: pods(80) })).to).toBe(2);
  for (let s = 1; s < 15; s++) {
    const cpu = pods(s < 8 ? 100 : 200);
    expect(it.decide(seen(s * 1_000, { cpu })).kind).toBe("hold");
  }
  // Seven times 100 and eight times 200: 153 %.
  expect(it.decide(seen(15_000, { cpu: pods(200) })).to).toBe(4);
});

test("hpa() takes a pod for idle until a whole window lies after its start", () => {
  const it = hpa({ metric: "cpu", target: 80 }, BOUNDS);
  const [old, young] = [pods(150), pods(150, 10_000)];
  const cpu = [...old.slice(0, 1), ...young.slice(1)];
  expect(it.decide(seen(0, { cpu })).to).toBe(2); // 75 % on average
  expect(it.decide(seen(15_000, { cpu: old })).to).toBe(4);
});

test("hpa() by requests in flight goes by their mean over time", () => {
  const it = hpa({ metric: "in_flight", target: 7 }, BOUNDS);
  it.decide(seen(0));
  const loadIntegralMs = 42 * 15_000;
  expect(it.decide(seen(15_000, { loadIntegralMs })).to).toBe(6);
});

test("hpa() keeps within the bounds", () => {
  const it = hpa({ metric: "cpu", target: 80 }, BOUNDS);
  expect(it.decide(seen(0, { cpu: pods(1) })).to).toBe(2);
});
