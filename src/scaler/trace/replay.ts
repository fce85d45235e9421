import { simulate } from "../simulator/simulate.ts";
import { inferStart } from "./infer_start.ts";
import { inferWork } from "./infer_work.ts";
import { observeTrace } from "./observe_trace.ts";
import { playedOf, type Played } from "./played.ts";
import { readTrace } from "./read_trace.ts";
import { replayNotes } from "./replay_notes.ts";
import { replayScenario, type ReplayRequest } from "./replay_scenario.ts";

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
  /** What an end server was taken to need to start, ms. */
  readonly startMs: number;
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
  const seenMs = request.startMs ?? inferStart(traffic.states);
  const startMs = seenMs ?? request.world.startMs;
  const parts = { request, traffic, work, startMs };
  const total = settings.length * STEPS;
  const plays = settings.map((one, at) => {
    onProgress(at * STEPS, total);
    const scenario = replayScenario(one, parts);
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
    startMs,
    notes: [
      ...replayNotes(traffic, work, request),
      ...(seenMs === undefined ? [guessed(startMs)] : []),
    ],
  };
}

function guessed(startMs: number): string {
  return `No end server was seen to start yet: ${startMs / 1_000} s is taken for it`;
}

/** Points of one simulation's course: what progress is counted in. */
const STEPS = 300;
