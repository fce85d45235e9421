import { every } from "../base/every.ts";
import { pause } from "../base/pause.ts";
import type { DecisionLog } from "./decision_log.ts";
import { DEFAULT_SCALER_TUNING, type ScalerTuning } from "./scaler_options.ts";

const MIB = 1024 * 1024;

/** How {@linkcode trimDecisions} goes about it. */
export interface TrimOptions {
  readonly tuning: ScalerTuning;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Whose decisions are forgotten. */
export interface TrimmedFleet {
  decisionLogs(): readonly Pick<DecisionLog, "trim">[];
}

/** Forgets decisions from time to time: the old, and those above a size. */
export function trimDecisions(
  fleet: TrimmedFleet,
  { tuning, now, signal }: TrimOptions,
): void {
  const all = { ...DEFAULT_SCALER_TUNING, ...tuning };
  const { keepDecisionsMs, keepDecisionsMib, trimMs } = all;
  const maxBytes = keepDecisionsMib * MIB;

  async function trim(): Promise<void> {
    for (const decisions of fleet.decisionLogs()) {
      if (signal.aborted) return;
      decisions.trim({ beforeMs: now() - keepDecisionsMs, maxBytes });
      // A full one takes 20 ms: others have their turn in between.
      await pause(0, signal);
    }
  }

  every(trimMs, trim, { signal });
}
