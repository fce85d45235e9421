import { cpuShare } from "./_cpu_share.ts";
import type { Usage } from "./types.ts";

/** What one line of the engine's `/stats` says. */
export interface StatsSample {
  readonly atMs: number;
  /** CPU time since the container was made. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
}

/** Reads a line of `/stats`; `undefined` for one without figures. */
export function statsSample(line: unknown): StatsSample | undefined {
  const atMs = Date.parse(String(at(line, "read")));
  const cpuNs = at(line, "cpu_stats", "cpu_usage", "total_usage");
  const usage = at(line, "memory_stats", "usage");
  if (typeof cpuNs !== "number" || typeof usage !== "number") return undefined;
  if (!(atMs > 0)) return undefined; // the year 1: it does not run
  return {
    atMs,
    cpuMs: cpuNs / 1e6,
    memoryBytes: usage - cacheOf(line, usage),
  };
}

/** Cache that goes by itself is no use of memory; cgroup v1 and v2 name it so. */
function cacheOf(line: unknown, usage: number): number {
  const cache =
    at(line, "memory_stats", "stats", "total_inactive_file") ??
    at(line, "memory_stats", "stats", "inactive_file");
  return typeof cache === "number" && cache < usage ? cache : 0;
}

/** Use between two samples; `undefined` when a counter went back. */
export function usageBetween(
  before: StatsSample,
  now: StatsSample,
  limit: number,
): Usage | undefined {
  const { atMs, memoryBytes } = now;
  const usedMs = now.cpuMs - before.cpuMs;
  const cpuPercent = cpuShare(usedMs, atMs - before.atMs, limit);
  return cpuPercent === undefined
    ? undefined
    : { atMs, cpuPercent, memoryBytes };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce(
    (inner, key) =>
      typeof inner === "object" && inner !== null
        ? new Map<string, unknown>(Object.entries(inner)).get(key)
        : undefined,
    value,
  );
}
