import { expect, test } from "bun:test";

import { simulateWork } from "./work.ts";

const never = new AbortController().signal;

test("simulateWork() burns the CPU time asked for", async () => {
  const start = process.cpuUsage();
  await simulateWork({ sleepMs: 0, cpuMs: 40 }, never);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeGreaterThanOrEqual(40);
});

test("simulateWork() lets others have their turn after every slice", async () => {
  let turns = 0;
  let isDone = false;
  const count = () => {
    turns += 1;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  const work = { sleepMs: 0, cpuMs: 20 };
  const calls = Array.from({ length: 5 }, () => simulateWork(work, never));
  await Promise.all(calls);
  isDone = true;
  expect(turns).toBeGreaterThan(15); // 5 calls of 4 slices of 5 ms
});

test("simulateWork() sleeps for the time asked for", async () => {
  const start = performance.now();
  await simulateWork({ sleepMs: 20, cpuMs: 0 }, never);
  expect(performance.now() - start).toBeGreaterThanOrEqual(19);
});

test("simulateWork() stops when the call is cancelled", async () => {
  const cancelled = new AbortController();
  const hour = { sleepMs: 3_600_000, cpuMs: 3_600_000 };
  const work = simulateWork(hour, cancelled.signal);
  cancelled.abort();
  await work;
});
