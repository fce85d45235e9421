import type { AutoscalerTuning } from "./types.ts";

/** The tuning where none is given: Knative's windows, the HPA's steps and tolerance. */
export const DEFAULT_TUNING: Required<AutoscalerTuning> = {
  stableWindowMs: 60_000,
  panicWindowMs: 6_000,
  acuteWindowMs: 300,
  leastHistoryMs: 2_000,
  panicFactor: 2,
  queueHeadroom: 0.7,
  rateWindowMs: 20_000,
  workWindowMs: 120_000,
  leastSamples: 100,
  delayHeadroom: 0.8,
  delayTolerance: 0.1,
  cpuWindowMs: 10_000,
  cpuTolerance: 0.1,
  cpuHeadroom: 0.8,
  hotPercent: 95,
  stabilisationMs: 60_000,
  stepMs: 15_000,
  stepOut: 4,
  stepIn: 1,
  coolDownMs: 15_000,
  settleMs: 5_000,
};
