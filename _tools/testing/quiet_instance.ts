import { NO_TRAFFIC } from "../../src/base/traffic.ts";
import type { Observation } from "../../src/scaler/autoscaler/types.ts";

/** What a policy sees of an instance that has nothing to do. */
export const QUIET: Observation = {
  nowMs: 0,
  ready: 0,
  starting: 0,
  loadIntegralMs: 0,
  loadNow: 0,
  queuedNow: 0,
  traffic: NO_TRAFFIC,
  cpu: [],
};
