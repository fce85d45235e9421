import { every } from "../base/every.ts";
import type { LiveFleet } from "./fleet.ts";
import { DEFAULT_SCALER_TUNING, type ScalerTuning } from "./scaler_options.ts";

const MIB = 1024 * 1024;

/** How {@linkcode trimDecisions} goes about it. */
export interface TrimOptions {
  readonly tuning: ScalerTuning;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Forgets decisions from time to time: the old, and those above a size. */
export function trimDecisions(
  fleet: Pick<LiveFleet, "trimDecisions">,
  { tuning, now, signal }: TrimOptions,
): void {
  const all = { ...DEFAULT_SCALER_TUNING, ...tuning };
  const { keepDecisionsMs, keepDecisionsMib, trimMs } = all;
  const maxBytes = keepDecisionsMib * MIB;
  const trim = () =>
    fleet.trimDecisions({ beforeMs: now() - keepDecisionsMs, maxBytes });
  every(trimMs, trim, { signal });
}
