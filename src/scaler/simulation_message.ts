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
}

/** What a simulation found, as the tenant is told. */
export function simulationMessage(
  { replayed, settings }: Found,
  target: ReplayRequest["target"],
): Simulation {
  const { fromMs, toMs, observed, plays, notes } = replayed;
  const { workMs, parallel, startMs } = replayed;
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
    notes: [...notes],
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
  const what = of === "waiting" ? "waited" : "took";
  return `${what} more than ${ms} ms`;
}
