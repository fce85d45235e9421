import { expect, test } from "bun:test";

import { LoadTrace, TRACE_POINTS } from "./load_trace.ts";

test("LoadTrace.push() keeps one point of each second", () => {
  const trace = new LoadTrace();
  for (let atMs = 0; atMs < 3_000; atMs += 100) {
    trace.push(atMs, () => ({ inFlight: atMs }));
  }
  expect(trace.tail(9)).toEqual([
    { atMs: 0, inFlight: 0 },
    { atMs: 1_000, inFlight: 1_000 },
    { atMs: 2_000, inFlight: 2_000 },
  ]);
});

test("LoadTrace.tail() gives the newest, never more than are kept", () => {
  const trace = new LoadTrace();
  const seconds = 5 * TRACE_POINTS;
  for (let s = 0; s < seconds; s++) trace.push(s * 1_000, () => ({ ready: s }));
  expect(trace.tail(2).map(({ ready }) => ready)).toEqual([
    seconds - 2,
    seconds - 1,
  ]);
  expect(trace.tail(seconds)).toHaveLength(TRACE_POINTS);
  expect(trace.tail(0)).toEqual([]);
});
