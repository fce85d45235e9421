import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

/** What the host has counted so far. */
export interface HostCounters {
  readonly cores: number;
  /** Time that all cores have passed, and of that with nothing to do, in ms. */
  readonly totalMs: number;
  readonly idleMs: number;
  /** The share of the host that this program and its children are held to. */
  readonly group?: CpuGroup | undefined;
  /** Memory to be had without swapping; `undefined` where nobody tells. */
  readonly freeBytes: number | undefined;
}

/** A control group's limit and what it has used. */
export interface CpuGroup {
  readonly cores: number;
  readonly usedMs: number;
}

// USER_HZ: what /proc counts in is 1/100 s on every Linux.
const TICK_MS = 10;
const KIB = 1024;

/**
 * Reads the host's counters: `/proc` and the control group, where there are
 * such; else what the platform tells of its cores.
 *
 * @param root Where `proc` and `sys` are.
 */
export function readHost(root = "/"): HostCounters {
  const stat = contents(join(root, "proc/stat"));
  if (stat === undefined) return fromPlatform();
  const cores = stat.match(/^cpu\d+ /gm)?.length ?? 1;
  const [, list = ""] = /^cpu +(.*)$/m.exec(stat) ?? [];
  // Of user, nice, system, idle, iowait, irq, softirq, steal; guests are in user.
  const ticks = list.split(" ").slice(0, 8).map(Number);
  const [, , , idle = 0, waiting = 0] = ticks;
  const memory = contents(join(root, "proc/meminfo")) ?? "";
  const [, kib] = /^MemAvailable: +(\d+)/m.exec(memory) ?? [];
  return {
    cores,
    totalMs: ticks.reduce((sum, it) => sum + it, 0) * TICK_MS,
    idleMs: (idle + waiting) * TICK_MS,
    group: groupV2(root) ?? groupV1(root),
    freeBytes: kib === undefined ? undefined : Number(kib) * KIB,
  };
}

function fromPlatform(): HostCounters {
  const all = cpus();
  const totals = all.map(({ times }) =>
    Object.values(times).reduce((sum, it) => sum + it, 0),
  );
  return {
    cores: all.length,
    totalMs: totals.reduce((sum, it) => sum + it, 0),
    idleMs: all.reduce((sum, { times }) => sum + times.idle, 0),
    freeBytes: undefined,
  };
}

/** See Linux, Documentation/admin-guide/cgroup-v2.rst, `cpu.max`: µs a period. */
function groupV2(root: string): CpuGroup | undefined {
  const [, own = ""] =
    /^0::\/(.*)$/m.exec(contents(join(root, "proc/self/cgroup")) ?? "") ?? [];
  const base = join(root, "sys/fs/cgroup");
  const read = (file: string) =>
    contents(join(base, own, file)) ?? contents(join(base, file));
  const [quota, period] = (read("cpu.max") ?? "").split(" ").map(Number);
  const [, usedUs] = /^usage_usec (\d+)/m.exec(read("cpu.stat") ?? "") ?? [];
  return group(quota, period, Number(usedUs) / 1_000);
}

/** See Linux, Documentation/scheduler/sched-bwc.rst: -1 is no quota. */
function groupV1(root: string): CpuGroup | undefined {
  const base = join(root, "sys/fs/cgroup");
  const read = (file: string) => Number(contents(join(base, file)));
  const quota = read("cpu/cpu.cfs_quota_us");
  const period = read("cpu/cpu.cfs_period_us");
  return group(quota, period, read("cpuacct/cpuacct.usage") / 1e6);
}

function group(
  quota = NaN,
  period = NaN,
  usedMs: number,
): CpuGroup | undefined {
  const cores = quota / period;
  if (!(cores > 0) || !Number.isFinite(usedMs)) return undefined;
  return { cores, usedMs };
}

function contents(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
