import { expect, test } from "bun:test";

import { cpuShare } from "./_cpu_share.ts";
import { statsSample, usageBetween } from "./_docker_stats.ts";

function line(read: string, cpuNs: number, memory: object) {
  return {
    read,
    cpu_stats: { cpu_usage: { total_usage: cpuNs } },
    memory_stats: memory,
  };
}

test("cpuShare() is of the limit, not of a host's core", () => {
  // balancing_and_scaling §5.1: 0.4 s in 1 s wall.
  expect(cpuShare(400, 1_000, 0.5)).toBe(80);
  expect(cpuShare(400, 1_000, 1)).toBe(40);
  expect(cpuShare(400, 1_000, 8)).toBe(40); // one thread uses one core
});

test("cpuShare() says nothing of counters that went back", () => {
  expect(cpuShare(-1, 1_000, 1)).toBeUndefined();
  expect(cpuShare(1, 0, 1)).toBeUndefined();
  expect(cpuShare(1, -5, 1)).toBeUndefined();
});

test("statsSample() leaves reclaimable cache out, cgroup v1 and v2", () => {
  const at = "2026-01-01T00:00:00.5Z";
  const v1 = {
    usage: 100,
    stats: { total_inactive_file: 30, inactive_file: 5 },
  };
  const v2 = { usage: 100, stats: { inactive_file: 5 } };
  const odd = { usage: 100, stats: { inactive_file: 500 } };
  expect(statsSample(line(at, 1e6, v1))?.memoryBytes).toBe(70);
  expect(statsSample(line(at, 1e6, v2))?.memoryBytes).toBe(95);
  expect(statsSample(line(at, 1e6, odd))?.memoryBytes).toBe(100);
  expect(statsSample(line(at, 1e6, v2))?.cpuMs).toBe(1);
});

test("statsSample() takes no line of a container that does not run", () => {
  const never = "0001-01-01T00:00:00Z";
  expect(statsSample(line(never, 1, { usage: 1 }))).toBeUndefined();
  expect(statsSample(line("2026-01-01T00:00:00Z", 1, {}))).toBeUndefined();
  expect(statsSample(null)).toBeUndefined();
  expect(statsSample({ message: "no such container" })).toBeUndefined();
});

test("usageBetween() uses the samples' own clock", () => {
  const before = { atMs: 1_000, cpuMs: 500, memoryBytes: 1 };
  const now = { atMs: 3_000, cpuMs: 900, memoryBytes: 2 };
  const usage = { atMs: 3_000, cpuPercent: 40, memoryBytes: 2 };
  expect(usageBetween(before, now, 0.5)).toEqual(usage);
  expect(usageBetween(now, before, 0.5)).toBeUndefined();
});
