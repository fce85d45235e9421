import { expect, test } from "bun:test";

import type { Member } from "./member.ts";
import { StartTimes } from "./start_times.ts";

function started(createdAtMs: number, tookMs: number): Member {
  const sinceMs = createdAtMs + tookMs;
  const phase = { kind: "ready", host: "h", port: 1, sinceMs } as const;
  return { name: "i-1", createdAtMs, phase };
}

test("StartTimes knows nothing before the first has started", () => {
  const starts = new StartTimes();
  expect(starts.p95Ms).toBeUndefined();
  expect(starts.leftMs(0, 100)).toBeUndefined();
});

test("StartTimes tells the median and the 95th percentile of the last twenty", () => {
  const starts = new StartTimes();
  const slow = Array.from({ length: 30 }, () => started(0, 9_000));
  const last = Array.from({ length: 20 }, (_, i) => started(0, 100 * (i + 1)));
  starts.see(slow);
  starts.see(last);
  expect(starts.p50Ms).toBe(1_000);
  expect(starts.p95Ms).toBe(1_900);
});

test("StartTimes.see() takes each end server down once, when it serves", () => {
  const starts = new StartTimes();
  const abort = new AbortController();
  const member = started(1_000, 400);
  const { phase } = member;
  member.phase = { kind: "starting", abort };
  starts.see([member]);
  expect(starts.p50Ms).toBeUndefined();
  member.phase = phase;
  starts.see([member]);
  starts.see([member, started(5_000, 200)]);
  expect(starts.p95Ms).toBe(400);
  expect(starts.p50Ms).toBe(200);
});

test("StartTimes.pass() leaves out those that a former scaler started", () => {
  const starts = new StartTimes();
  const left = started(0, 1e9);
  starts.pass([left]);
  starts.see([left]);
  expect(starts.p95Ms).toBeUndefined();
});

test("StartTimes leaves out the time in which nothing could be started", () => {
  const starts = new StartTimes();
  starts.possibleFrom(60_000);
  starts.see([started(1_000, 59_700)]);
  expect(starts.p95Ms).toBe(700);
});

test("StartTimes.leftMs() goes by the median, and beyond it by the slow ones", () => {
  const starts = new StartTimes();
  starts.see([started(0, 1_000), started(0, 1_000), started(0, 3_000)]);
  expect(starts.leftMs(10_000, 10_400)).toBe(600);
  expect(starts.leftMs(10_000, 11_500)).toBe(1_500);
  expect(starts.leftMs(10_000, 20_000)).toBe(0);
});
