import type { SmoothedCpu } from "../smoothing.ts";
import type { AutoscalerTuning, Observation } from "../types.ts";

/** What the CPU policy goes by. */
export interface CpuRule extends Required<AutoscalerTuning> {
  readonly cpuTargetPercent: number;
}

/** CPU of the instance, per cent of the limit of one end server. */
export interface CpuUse {
  /** End servers that were measured for long enough. */
  readonly measured: number;
  /** Young, not measured, or starting. */
  readonly unmeasured: number;
  /** Mean of the measured. */
  readonly meanPercent: number;
  /** The one with the most. */
  readonly hottest: SmoothedCpu;
  /** Sum over all, with the unmeasured filled in. */
  readonly sumPercent: number;
}

/**
 * Adds up what is known. Those without a measure count as idle when the others
 * have too much to do, and as exactly at the target when they have too little:
 * either way what is not known never speaks for a change (the HPA's rule).
 * `undefined` when nothing is known.
 */
export function measureCpu(
  smoothed: readonly SmoothedCpu[],
  { seen, rule }: { readonly seen: Observation; readonly rule: CpuRule },
): CpuUse | undefined {
  const mature = smoothed.filter(({ isMature }) => isMature);
  const [first, ...rest] = mature;
  if (first === undefined) return undefined;
  const hottest = rest.reduce((a, b) => (b.percent > a.percent ? b : a), first);
  const measured = mature.length;
  const unmeasured = Math.max(0, seen.ready + seen.starting - measured);
  const known = mature.reduce((sum, { percent }) => sum + percent, 0);
  const meanPercent = known / measured;
  const fill = meanPercent > rule.cpuTargetPercent ? 0 : rule.cpuTargetPercent;
  const sumPercent = known + unmeasured * fill;
  return { measured, unmeasured, meanPercent, hottest, sumPercent };
}
