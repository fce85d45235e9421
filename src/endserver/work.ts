import { pause } from "../base/pause.ts";

/** Simulated work of every request, for demonstrations and load tests. */
export interface Work {
  /** Time a request waits, as if for something else. */
  readonly sleepMs: number;
  /** CPU time a request costs. */
  readonly cpuMs: number;
}

/** CPU time between two looks at what else waits: health checks above all. */
const SLICE_MS = 5;

/** Does the work of one request; stops early when `signal` aborts. */
export async function simulateWork(
  { sleepMs, cpuMs }: Work,
  signal: AbortSignal,
): Promise<void> {
  if (sleepMs > 0) await pause(sleepMs, signal);
  for (let left = cpuMs; left > 0 && !signal.aborted;) {
    left -= await slice(Math.min(left, SLICE_MS));
  }
}

/** The last slice that is waiting for its turn on this thread. */
let last: Promise<unknown> = Promise.resolve();

/** Burns `ms` when all slices before it are done, then lets others at it. */
function slice(ms: number): Promise<number> {
  const mine = last.then(async () => {
    const spentMs = burn(ms);
    await turn();
    return spentMs;
  });
  last = mine;
  return mine;
}

/**
 * Burns `ms` of CPU time, not of the clock's: a container held back by its CPU
 * limit has to earn it.
 *
 * @returns What it took, ms.
 */
function burn(ms: number): number {
  const start = process.cpuUsage();
  for (;;) {
    const { user, system } = process.cpuUsage(start);
    const spentMs = (user + system) / 1_000;
    if (spentMs >= ms) return spentMs;
  }
}

/** Resolves after everything that has come in meanwhile was seen to. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
