import { expect, test } from "bun:test";

import { NO_TRAFFIC } from "../../base/traffic.ts";
import { createAutoscaler } from "./autoscaler.ts";
import { queueing } from "./policies/queueing.ts";
import type { AutoscalerTuning, Observation } from "./types.ts";

const SETTINGS = { policy: "queueing", min: 2, max: 10 };
const SECOND = 1_000;

/** One that has just scaled out, with a load that wants ever more. */
function scaledOut(tuning: AutoscalerTuning = {}) {
  const all = { panicFactor: 100, stepMs: 1, ...tuning };
  const options = { policies: { queueing }, tuning: all };
  const autoscaler = createAutoscaler(SETTINGS, options);
  const see = (nowMs: number, endServers: number, startMs?: number) => {
    const seen: Observation = {
      nowMs,
      ready: endServers,
      starting: 0,
      loadIntegralMs: nowMs * 9 * endServers,
      loadNow: 9 * endServers,
      queuedNow: 0,
      traffic: NO_TRAFFIC,
      startMs,
      cpu: [],
    };
    return autoscaler.decide(seen);
  };
  for (let at = 0; at < 70; at += 2) see(at * SECOND, 2);
  return see;
}

/** When the second end server is added after the first, s. */
function nextOneAfter(startMs?: number, tuning?: AutoscalerTuning): number {
  const decide = scaledOut(tuning);
  const { atMs } = decide(100 * SECOND, 2, startMs);
  for (let at = atMs + 500; at < atMs + 60 * SECOND; at += 500) {
    if (decide(at, 3, startMs).kind === "scale_out")
      return (at - atMs) / SECOND;
  }
  return Infinity;
}

test("createAutoscaler() cools down for as long as starts took, and until it shows", () => {
  expect(nextOneAfter(700)).toBe(6);
  expect(nextOneAfter(20 * SECOND)).toBe(25);
});

test("createAutoscaler() cools down for 15 s while no start was measured", () => {
  expect(nextOneAfter()).toBe(15);
});

test("createAutoscaler() cools down for as long as it was told, whatever was measured", () => {
  expect(nextOneAfter(20 * SECOND, { coolDownMs: 3 * SECOND })).toBe(3);
});

test("createAutoscaler() keeps the start time among the inputs of a decision", () => {
  const decide = scaledOut();
  expect(decide(100 * SECOND, 2, 700).inputs.startMs).toBe(700);
  expect(decide(102 * SECOND, 2).inputs).not.toHaveProperty("startMs");
});
