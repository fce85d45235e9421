import type { Play, Simulation } from "../wire/messages.ts";
import type { InstanceSettings } from "./store/types.ts";
import { chooseBest } from "./trace/choose_best.ts";
import type { Played } from "./trace/played.ts";
import type { Replayed } from "./trace/replay.ts";
import type { ReplayRequest } from "./trace/replay_scenario.ts";
import { settingsMessage } from "./view.ts";

/** What a simulation found. */
export interface Found {
  readonly replayed: Replayed;
  /** What was played, in order. */
  readonly settings: readonly InstanceSettings[];
  /** What an end server was taken to need to start, ms. */
  readonly startMs: number;
  /** None was seen to start. */
  readonly isGuessed: boolean;
}

/** What a simulation found, as the tenant is told. */
export function simulationMessage(
  { replayed, settings, startMs, isGuessed }: Found,
  target: ReplayRequest["target"],
): Simulation {
  const { fromMs, toMs, observed, plays, notes, workMs, parallel } = replayed;
  const { best, why } = chooseBest(plays);
  return {
    fromMs,
    toMs,
    observed: playMessage(observed, fromMs),
    plays: plays.map((play, at) => {
      const own = settings[at];
      const message = playMessage(play, fromMs);
      return own ? { ...message, settings: settingsMessage(own) } : message;
    }),
    best,
    why,
    notes: isGuessed ? [...notes, guessed(startMs)] : [...notes],
    target: sentenceOf(target),
    workMs,
    parallel,
    startMs,
  };
}

function playMessage({ points, ...figures }: Played, fromMs: number): Play {
  return {
    ...figures,
    points: points.map((it) => ({
      atMs: Math.round(fromMs + it.atMs),
      requestsPerS: it.arrivalsPerS,
      queued: it.queued,
      p99Ms: it.responseP99Ms,
      ready: it.ready,
      desired: it.desired,
    })),
  };
}

function sentenceOf({ of, ms }: ReplayRequest["target"]): string {
  const what = of === "waiting" ? "wait" : "take";
  return `99 % of requests ${what} no more than ${ms} ms`;
}

function guessed(startMs: number): string {
  return `No end server was seen to start yet: ${startMs / 1_000} s is taken for it`;
}
