import { readFileSync } from "node:fs";

import { cpuNsOf } from "./process_figures.ts";

/** Linux counts in hundredths of a second here. */
const TICK_NS = 1e7;

/**
 * Measures and tells how much of one core programs used meanwhile that are
 * none of this one's: above a few per cent, latencies say more about them than
 * about a proxy.
 */
export async function withOthersShare<T>(
  measure: () => Promise<T>,
): Promise<{ readonly result: T; readonly othersPercent: number }> {
  const before = othersNs();
  const began = performance.now();
  const result = await measure();
  const elapsedNs = (performance.now() - began) * 1e6;
  const share = (othersNs() - before) / elapsedNs;
  return { result, othersPercent: Math.max(0, share * 100) };
}

function othersNs(): number {
  const machine = busyTicks(readFileSync("/proc/stat", "utf8"));
  const ended = endedTicks(readFileSync("/proc/self/stat", "utf8"));
  return (machine - ended) * TICK_NS - cpuNsOf(process.pid);
}

/** Time that all cores worked, of `/proc/stat`: all but idle and waiting. */
export function busyTicks(stat: string): number {
  const [head = ""] = stat.split("\n", 1);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] =
    head.trim().split(/\s+/).slice(1).map(Number);
  return user + nice + system + irq + softirq + steal;
}

/** Time of children that have ended, of `/proc/PID/stat`. */
export function endedTicks(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[13]) + Number(fields[14]); // cutime, cstime
}
