import { createAutoscaler } from "../autoscaler/autoscaler.ts";
import { POLICIES } from "../autoscaler/mod.ts";
import type { AutoscalerTuning } from "../autoscaler/types.ts";
import { chance } from "../simulator/chance.ts";
import { simulate } from "../simulator/simulate.ts";
import type {
  Scenario,
  SimulatedSettings,
  SimulatedWorld,
} from "../simulator/types.ts";
import { replayNotes } from "./replay_notes.ts";
import { inferWork, type InferredWork } from "./infer_work.ts";
import { observeTrace } from "./observe_trace.ts";
import { playedOf, type Played } from "./played.ts";
import { readTrace, type RecordedTraffic } from "./read_trace.ts";
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
  readonly world: Omit<SimulatedWorld, "parallel" | "endServers">;
  readonly tuning: AutoscalerTuning;
  readonly target: NonNullable<Scenario["target"]>;
  readonly seed: number;
}

/** What a recording says, and what the simulations came to. */
export interface Replayed {
  /** What was played of what was asked for. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What really happened. */
  readonly observed: Played;
  /** One for each of the settings, in their order. */
  readonly plays: readonly Played[];
  /** Requests an end server was found to work on at once. */
  readonly parallel: number;
  /** Mean of what a request was found to take by itself, ms. */
  readonly workMs: number;
  /** What to bear in mind, as sentences. */
  readonly notes: readonly string[];
}

/** How far a replay is. */
export type OnProgress = (done: number, total: number) => void;

/**
 * Plays what was recorded through each of the settings. The same recording and
 * request come to the same outcome.
 */
export function replay(
  request: ReplayRequest,
  onProgress: OnProgress = () => {},
): Replayed {
  const { directory, settings, target } = request;
  const traffic = readTrace(directory, request);
  const work = inferWork(traffic.requests);
  const observed = observeTrace(traffic, work, target);
  const { fromMs, toMs, requests } = traffic;
  const total = settings.length * STEPS;
  const plays = settings.map((one, at) => {
    onProgress(at * STEPS, total);
    const scenario = scenarioOf(one, { request, traffic, work });
    let steps = at * STEPS;
    const onPoint = () => onProgress(++steps, total);
    return playedOf(simulate({ ...scenario, onPoint }));
  });
  const mean =
    work.workMs.reduce((sum, it) => sum + it, 0) / Math.max(1, requests.length);
  return {
    fromMs,
    toMs,
    observed,
    plays,
    parallel: work.parallel,
    workMs: mean,
    notes: replayNotes(traffic, work, request),
  };
}

/** Points of one simulation's course: what progress is counted in. */
const STEPS = 300;

interface Ground {
  readonly request: ReplayRequest;
  readonly traffic: RecordedTraffic;
  readonly work: InferredWork;
}

function scenarioOf(
  settings: SimulatedSettings,
  { request, traffic, work }: Ground,
): Scenario {
  const { world, tuning, target, seed } = request;
  const { parallel } = work;
  const before = traffic.states.findLast(({ atMs }) => atMs <= traffic.fromMs);
  const { desired } = before ?? traffic.states[0] ?? { desired: settings.min };
  const within = Math.min(settings.max, Math.max(settings.min, desired));
  return {
    trace: recordedTrace(traffic, work),
    settings,
    world: { ...world, parallel, endServers: within },
    autoscaler: createAutoscaler(settings, { policies: POLICIES, tuning }),
    prng: chance(seed),
    target,
  };
}
