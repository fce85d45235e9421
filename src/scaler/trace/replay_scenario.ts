import { createAutoscaler } from "../autoscaler/autoscaler.ts";
import { POLICIES } from "../autoscaler/mod.ts";
import type { AutoscalerTuning } from "../autoscaler/types.ts";
import { chance } from "../simulator/chance.ts";
import type {
  Scenario,
  SimulatedSettings,
  SimulatedWorld,
} from "../simulator/types.ts";
import type { InferredWork } from "./infer_work.ts";
import type { RecordedTraffic } from "./read_trace.ts";
import { recordedTrace } from "./recorded_trace.ts";

/** What to play again, and how. Everything in it survives `postMessage`. */
export interface ReplayRequest {
  /** Where the recording is. */
  readonly directory: string;
  /** Wall clock, ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Played one after the other. */
  readonly settings: readonly SimulatedSettings[];
  /** With the start of an end server where none was ever seen. */
  readonly world: Omit<SimulatedWorld, "parallel" | "endServers">;
  /** As they were seen to start of late, ms; `undefined`: the recording tells. */
  readonly startMs?: number | undefined;
  readonly tuning: AutoscalerTuning;
  readonly target: NonNullable<Scenario["target"]>;
  readonly seed: number;
}

/** What a scenario is made from. */
export interface ScenarioParts {
  readonly request: ReplayRequest;
  readonly traffic: RecordedTraffic;
  readonly work: InferredWork;
  /** From the decision to serving, ms. */
  readonly startMs: number;
}

/** One play of a recording. */
export function replayScenario(
  settings: SimulatedSettings,
  { request, traffic, work, startMs }: ScenarioParts,
): Scenario {
  const { world, tuning, target, seed } = request;
  const { parallel } = work;
  const before = traffic.states.findLast(({ atMs }) => atMs <= traffic.fromMs);
  const { desired } = before ?? traffic.states[0] ?? { desired: settings.min };
  const within = Math.min(settings.max, Math.max(settings.min, desired));
  return {
    trace: recordedTrace(traffic, work),
    settings,
    world: { ...world, startMs, parallel, endServers: within },
    autoscaler: createAutoscaler(settings, { policies: POLICIES, tuning }),
    prng: chance(seed),
    target,
  };
}
