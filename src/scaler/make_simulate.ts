import { DEFAULT_TUNING } from "./autoscaler/tuning.ts";
import { limitsOf, type LimitChanges } from "./dataplane/limits.ts";
import type { LiveFleetOptions } from "./fleet.ts";
import type { Ground } from "./ground.ts";
import { DEFAULT_SCALER_TUNING } from "./scaler_options.ts";
import { Simulations } from "./simulations.ts";

/** Makes what plays recorded traffic again, in a world like that of a ground. */
export function makeSimulate(
  { tuning, now }: Pick<Ground, "tuning" | "now">,
  limits: LimitChanges = {},
): LiveFleetOptions["simulate"] {
  const all = { ...DEFAULT_TUNING, ...DEFAULT_SCALER_TUNING, ...tuning };
  const { tickMs, coolDownMs: startMs } = all;
  const { slowStartMs, longestWaitMs } = limitsOf(limits);
  const world = { startMs, tickMs, slowStartMs, longestWaitMs };
  const simulations = new Simulations({ world, tuning, now });
  return ({ record, recorder, startMs: seenMs }, options) => {
    recorder.flush(); // what was recorded of late is to be played too
    const { tenant, settings } = record;
    const { directory } = recorder;
    const subject = { tenant, settings, directory, startMs: seenMs };
    return simulations.play(subject, options);
  };
}
