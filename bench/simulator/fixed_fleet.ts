import { createAutoscaler } from "../../src/scaler/autoscaler/autoscaler.ts";
import { POLICIES } from "../../src/scaler/autoscaler/mod.ts";
import {
  chance,
  type Scenario,
  type Trace,
} from "../../src/scaler/simulator/mod.ts";

/** End servers of a number that stays. */
export interface FixedFleet {
  readonly trace: Trace;
  readonly endServers: number;
  readonly strategy: string;
  /** Requests that one is sent at once. */
  readonly concurrency: number;
  /** Requests that may wait. */
  readonly queueLimit: number;
}

/** A scenario in which each end server works on one request at a time. */
export function fixedFleet(fleet: FixedFleet): Scenario {
  const { trace, endServers, strategy, concurrency, queueLimit } = fleet;
  const bounds = { min: endServers, max: endServers };
  const common = { ...bounds, strategy, concurrency };
  const settings = { policy: "queueing", queueLimit, ...common };
  return {
    trace,
    settings,
    world: { parallel: 1, startMs: 1_000, longestWaitMs: 1e9 },
    autoscaler: createAutoscaler(settings, { policies: POLICIES }),
    prng: chance(99),
  };
}
