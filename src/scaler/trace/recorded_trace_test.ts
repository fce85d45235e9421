import { expect, test } from "bun:test";

import { recordOf } from "./_samples.ts";
import { recordedTrace } from "./recorded_trace.ts";

const REQUESTS = [
  recordOf({ arrivedMs: 1_000, endedMs: 1_020, client: 5 }),
  recordOf({
    arrivedMs: 1_500,
    endedMs: 1_900,
    timeoutMs: 300,
    ending: "late",
  }),
  recordOf({
    arrivedMs: 2_000,
    endedMs: 2_700,
    ending: "failed",
    endServer: 0,
  }),
];

function played() {
  const traffic = { fromMs: 500, toMs: 3_000, requests: REQUESTS };
  const trace = recordedTrace(
    { ...traffic, dropped: 0, states: [] },
    { workMs: Float64Array.of(20, 30, 40) },
  );
  const arrivals = trace.begin();
  const calls: object[] = [];
  const call = { atMs: 0, workMs: 0, timeoutMs: 0, client: 0 };
  while (arrivals.next(call)) calls.push({ ...call });
  return { trace, calls };
}

test("recordedTrace() has requests come as they came, from the begin of the while", () => {
  const { trace, calls } = played();
  expect(trace.tookMs).toBe(2_500);
  expect(calls).toMatchObject([
    { atMs: 500, workMs: 20, client: 5 },
    { atMs: 1_000, workMs: 30 },
    { atMs: 1_500, workMs: 40 },
  ]);
});

test("recordedTrace() has clients wait as long as they said, or as they did", () => {
  const { calls } = played();
  expect(calls).toMatchObject([
    { timeoutMs: Infinity },
    { timeoutMs: 300 },
    { timeoutMs: 700 },
  ]);
});
