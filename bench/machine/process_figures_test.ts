import { expect, test } from "bun:test";

import {
  cpuNsOf,
  ownBytes,
  ownBytesOf,
  residentBytes,
  residentBytesOf,
  treeOf,
} from "./process_figures.ts";

const onLinux = test.skipIf(process.platform !== "linux");

onLinux("cpuNsOf() grows while a process works", () => {
  const before = cpuNsOf(process.pid);
  let now = before;
  while (now - before < 1e6) now = cpuNsOf(process.pid);
  expect(now).toBeGreaterThan(before);
});

onLinux("cpuNsOf() counts finer than a hundredth of a second", () => {
  const readings = Array.from({ length: 5 }, () => cpuNsOf(process.pid));
  expect(readings.some((it) => it % 1e7 !== 0)).toBe(true);
});

onLinux("cpuNsOf() is 0 for a process that is gone", async () => {
  const child = Bun.spawn(["true"]);
  await child.exited;
  expect(cpuNsOf(child.pid)).toBe(0);
});

onLinux("treeOf() finds what a process has started", async () => {
  await using child = Bun.spawn(["sleep", "60"]);
  expect(treeOf(process.pid)).toContain(child.pid);
  expect(treeOf(child.pid)).toEqual([child.pid]);
});

onLinux("residentBytesOf() sees this process", () => {
  expect(residentBytesOf(process.pid)).toBeGreaterThan(1e6);
});

onLinux("ownBytesOf() is a part of what is resident", () => {
  const own = ownBytesOf(process.pid);
  expect(own).toBeGreaterThan(1e6);
  expect(own).toBeLessThan(residentBytesOf(process.pid));
});

test("residentBytes() and ownBytes() read the kernel's kilobytes", () => {
  const status = "Name:\tx\nVmRSS:\t    2048 kB\nRssAnon:\t 1 kB\n";
  expect(residentBytes(status)).toBe(2 * 1024 * 1024);
  expect(ownBytes(status)).toBe(1024);
  expect(residentBytes("Name:\tkthread\n")).toBe(0);
  expect(ownBytes("Name:\tkthread\n")).toBe(0);
});
