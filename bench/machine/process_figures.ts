import { readFileSync, readdirSync } from "node:fs";

import { cpuClockNs } from "./cpu_clock.ts";

/** CPU time so far, in nanoseconds, of a process and its descendants. */
export function cpuNsOf(pid: number): number {
  return sum(treeOf(pid), cpuClockNs);
}

/** Memory a process and its descendants hold now, in bytes. */
export function residentBytesOf(pid: number): number {
  return sum(treeOf(pid), (it) => residentBytes(read(`/proc/${it}/status`)));
}

/** The part of it that is no file's: nobody else can use it. */
export function ownBytesOf(pid: number): number {
  return sum(treeOf(pid), (it) => ownBytes(read(`/proc/${it}/status`)));
}

/** Reads `VmRSS` of `/proc/PID/status`; 0 when it has none. */
export function residentBytes(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

/** Reads `RssAnon` of `/proc/PID/status`; 0 when it has none. */
export function ownBytes(status: string): number {
  return Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

/** A process and all that it has started, as far as they still run. */
export function treeOf(pid: number): readonly number[] {
  const children = threadsOf(pid).flatMap((tid) =>
    read(`/proc/${pid}/task/${tid}/children`).split(" ").filter(Boolean),
  );
  return [pid, ...children.flatMap((it) => treeOf(Number(it)))];
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // it has ended
  }
}

/** A thread may end between being listed and being read. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function sum(pids: readonly number[], of: (pid: number) => number): number {
  return pids.reduce((total, pid) => total + of(pid), 0);
}
