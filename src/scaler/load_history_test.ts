import { expect, test } from "bun:test";

import { addLatency, emptyLatency } from "../base/latency.ts";
import { NO_TRAFFIC } from "../base/traffic.ts";
import type { Snapshot } from "./dataplane/types.ts";
import { LoadHistory } from "./load_history.ts";

/** A steady story: `perS` calls of `ms` each second, `load` at all times. */
function story(seconds: number, { perS = 0, ms = 1, load = 0 }): LoadHistory {
  const history = new LoadHistory();
  const latency = emptyLatency();
  for (let i = 0; i <= seconds * 10; i++) {
    history.push(
      snapshot(i * 100, { load, completed: (i * perS) / 10, latency }),
    );
    for (let k = 0; k < perS / 10; k++) addLatency(latency, ms);
  }
  return history;
}

interface At {
  readonly load: number;
  readonly completed: number;
  readonly latency: readonly number[];
}

function snapshot(atMs: number, { load, completed, latency }: At): Snapshot {
  const counts = { completed, failed: completed / 10, latency: [...latency] };
  return {
    ...counts,
    atMs,
    inFlight: load,
    queued: 0,
    loadIntegralMs: load * atMs,
    rejected: 0,
    hopeless: 0,
    endpoints: [
      {
        ...counts,
        id: "e-1",
        state: "ready",
        trouble: "none",
        inFlight: 3,
        picks: completed,
        ejections: 0,
      },
    ],
    connections: [],
    connectionCount: 0,
    access: [],
    traffic: NO_TRAFFIC,
    accessDropped: 0,
  };
}

test("LoadHistory.recent() gives rates over the last ten seconds", () => {
  const recent = story(30, { perS: 50, ms: 8 }).recent();
  expect(recent.requestsPerS).toBeCloseTo(50);
  expect(recent.errorsPerS).toBeCloseTo(5);
  expect(recent.p99Ms).toBeGreaterThanOrEqual(8);
  expect(recent.p99Ms).toBeLessThan(10);
});

test("LoadHistory.recent() is nothing before the second snapshot", () => {
  const history = story(0, { perS: 50 });
  expect(history.recent().requestsPerS).toBe(0);
});

test("LoadHistory.recentOf() tells of one endpoint, and nothing of others", () => {
  const history = story(30, { perS: 50 });
  expect(history.recentOf("e-1").requestsPerS).toBeCloseTo(50);
  expect(history.recentOf("e-9").requestsPerS).toBe(0);
});

test("LoadHistory.meanLoad() is the mean over the last minute", () => {
  expect(story(90, { load: 7 }).meanLoad()).toBeCloseTo(7);
});

test("LoadHistory.inFlight() is the newest count of an endpoint", () => {
  expect(story(1, {}).inFlight("e-1")).toBe(3);
  expect(story(1, {}).inFlight("unknown")).toBe(0);
});
