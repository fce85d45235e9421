import { createAutoscaler } from "./autoscaler/autoscaler.ts";
import { POLICIES } from "./autoscaler/mod.ts";
import type { DataPlane } from "./dataplane/types.ts";
import { autoscaling, RunningInstance } from "./instance.ts";
import type { Runtime } from "./runtime/types.ts";
import { DEFAULT_SCALER_TUNING, type ScalerTuning } from "./scaler_options.ts";
import type { InstanceRecord, StateStore } from "./store/types.ts";

/** What every instance of a scaler runs on. */
export interface Ground {
  readonly state: StateStore;
  readonly runtime: Runtime;
  /** Resolves once the runtime can start end servers. */
  readonly prepared: Promise<void>;
  readonly dataPlane: DataPlane;
  /** Addresses the ports of instances are bound on. */
  readonly hosts: readonly string[];
  readonly tuning: ScalerTuning;
  readonly now: () => number;
}

/** Makes an instance from its record; its port is not open yet. */
export function makeInstance(
  record: InstanceRecord,
  { tuning, ...ground }: Ground,
): RunningInstance {
  const { tickMs, drainMs } = { ...DEFAULT_SCALER_TUNING, ...tuning };
  const settings = autoscaling(record.settings);
  const autoscaler = createAutoscaler(settings, { policies: POLICIES, tuning });
  return new RunningInstance(record, {
    ...ground,
    autoscaler,
    tickMs,
    drainMs,
  });
}
