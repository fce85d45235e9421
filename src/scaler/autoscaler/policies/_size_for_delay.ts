import { fewestStable, predictDelay, type Workload } from "../predict_delay.ts";
import type { DelayRule } from "./_measure_delay.ts";

/** The share of requests that the target is for. */
const P = 0.99;
/** Where the work alone takes longer than the target: waiting, as its part. */
const SMALL_WAIT = 0.1;
const MOST = 1_000;

/** The fewest end servers that keep the delay within a share of the target. */
export function fewestForDelay(
  work: Workload,
  rule: DelayRule,
  { share = 1 }: { readonly share?: number } = {},
): number {
  const target = rule.latencyTargetMs * share;
  const reachable = delayWith(Infinity, { work, rule }) <= target;
  const isKept = (n: number) =>
    reachable
      ? delayWith(n, { work, rule }) <= target
      : waitingWith(n, work) <= work.serviceMs * SMALL_WAIT;
  let n = fewestStable(work);
  while (n < MOST && !isKept(n)) n++;
  return Math.max(1, n);
}

/**
 * What 99 % of requests wait, or take in all, with `n` end servers, ms. With
 * any number of them (`Infinity`) there is only the work itself.
 */
export function delayWith(
  n: number,
  { work, rule }: { readonly work: Workload; readonly rule: DelayRule },
): number {
  const { latencyOf } = rule;
  const isAny = n === Infinity;
  const idle = isAny ? { ...work, arrivalsPerMs: 0 } : work;
  return predictDelay(idle, { endServers: isAny ? 1 : n, p: P, of: latencyOf });
}

function waitingWith(n: number, work: Workload): number {
  return predictDelay(work, { endServers: n, p: P, of: "waiting" });
}
