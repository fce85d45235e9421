import { expect, test } from "bun:test";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { readHost, type HostCounters } from "./read_host.ts";

const STAT = `cpu  100 10 40 700 50 0 20 5 30 0
cpu0 50 5 20 350 25 0 10 5 15 0
cpu1 50 5 20 350 25 0 10 0 15 0
intr 12345
`;

function hostWith(files: Readonly<Record<string, string>>): HostCounters {
  using directory = temporaryDirectory();
  const root = directory.path;
  for (const [path, text] of Object.entries({ "proc/stat": STAT, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return readHost(root);
}

test("readHost() counts cores and their time, with guests once and waiting for disks as idle", () => {
  const host = hostWith({});
  expect(host.cores).toBe(2);
  expect(host.totalMs).toBe(9_250);
  expect(host.idleMs).toBe(7_500);
  expect(host.group).toBeUndefined();
  expect(host.freeBytes).toBeUndefined();
});

test("readHost() reads the memory that can be had", () => {
  const meminfo =
    "MemTotal:       2000 kB\nMemFree:  10 kB\nMemAvailable:    512 kB\n";
  expect(hostWith({ "proc/meminfo": meminfo }).freeBytes).toBe(512 * 1024);
});

test("readHost() reads the limit of its control group, version 2", () => {
  const { group } = hostWith({
    "proc/self/cgroup": "0::/system.slice/tellerline.service\n",
    "sys/fs/cgroup/system.slice/tellerline.service/cpu.max": "150000 100000\n",
    "sys/fs/cgroup/system.slice/tellerline.service/cpu.stat":
      "usage_usec 2500000\nuser_usec 1\n",
  });
  expect(group).toEqual({ cores: 1.5, usedMs: 2_500 });
});

test("readHost() reads the limit of the container it is in, version 2", () => {
  const { group } = hostWith({
    "proc/self/cgroup": "0::/\n",
    "sys/fs/cgroup/cpu.max": "50000 100000\n",
    "sys/fs/cgroup/cpu.stat": "usage_usec 1000\n",
  });
  expect(group).toEqual({ cores: 0.5, usedMs: 1 });
});

test("readHost() knows of no limit where the group has none", () => {
  const v2 = hostWith({
    "proc/self/cgroup": "0::/\n",
    "sys/fs/cgroup/cpu.max": "max 100000\n",
    "sys/fs/cgroup/cpu.stat": "usage_usec 1000\n",
  });
  expect(v2.group).toBeUndefined();
  const v1 = hostWith({
    "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
    "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
    "sys/fs/cgroup/cpuacct/cpuacct.usage": "1000000\n",
  });
  expect(v1.group).toBeUndefined();
});

test("readHost() reads the limit of its control group, version 1", () => {
  const { group } = hostWith({
    "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "200000\n",
    "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
    "sys/fs/cgroup/cpuacct/cpuacct.usage": "3000000\n",
  });
  expect(group).toEqual({ cores: 2, usedMs: 3 });
});

test("readHost() asks the platform where there is no /proc", () => {
  using directory = temporaryDirectory();
  const host = readHost(directory.path);
  expect(host.cores).toBeGreaterThan(0);
  expect(host.totalMs).toBeGreaterThan(host.idleMs);
});

test("readHost() finds this machine's own counters", () => {
  const host = readHost();
  expect(host.cores).toBeGreaterThan(0);
  expect(host.totalMs).toBeGreaterThan(0);
});
