import type {
  InstanceOutput,
  PlayOutput,
  SimulationOutput,
} from "../wire/messages.ts";
import type { InstancePlan } from "./_instance_plan.ts";
import { simulateText, type Trial } from "./_simulate_text.ts";

/** What was played, as the things that are compared. */
export function trialsOf(
  { observed, plays }: SimulationOutput,
  { alternatives }: InstancePlan,
): readonly Trial[] {
  const titles = [
    "what really happened",
    "simulated: as it is set now",
    ...alternatives.map(({ title }) => `simulated: ${title}`),
  ];
  return [observed, ...plays].flatMap((play, at) =>
    play ? [{ title: titles[at] ?? "", outcome: outcomeOf(play) }] : [],
  );
}

function outcomeOf({ points, ...play }: PlayOutput): Trial["outcome"] {
  const beganMs = points[0]?.atMs ?? 0;
  return {
    ...play,
    points: points.map((it) => ({
      atMs: it.atMs - beganMs,
      arrivalsPerS: it.requestsPerS,
      ready: it.ready,
      responseP99Ms: it.p99Ms,
    })),
  };
}

/** What was played, and what it was found to be like. */
export function headOf(
  { fromMs, toMs, workMs, parallel, startMs }: SimulationOutput,
  { name }: InstanceOutput,
): string {
  const minutes = ((toMs - fromMs) / 60_000).toFixed(1);
  const at = new Date(toMs).toISOString().slice(0, 16).replace("T", " ");
  const each = parallel === 1 ? "one at a time" : `${parallel} at once`;
  return `${name}, ${minutes} min until ${at} UTC, ${workMs.toFixed(1)} ms of work on average, ${each} an end server, ${(startMs / 1_000).toFixed(1)} s to start one`;
}

/** All of it in words, with the choice and what to bear in mind. */
export function simulationText(
  simulation: SimulationOutput,
  {
    trials,
    instance,
    width,
  }: {
    readonly trials: readonly Trial[];
    readonly instance: InstanceOutput;
    readonly width: number;
  },
): string {
  const { best, why, notes } = simulation;
  const { responseTargetMs = 0, waitTargetMs = 0 } = instance.settings ?? {};
  const target =
    responseTargetMs > 0
      ? ({ of: "response", ms: responseTargetMs } as const)
      : ({ of: "waiting", ms: waitTargetMs } as const);
  const title = headOf(simulation, instance);
  const table = simulateText(trials, { title, target, width });
  const choice =
    best === 0
      ? `Leave it as it is: ${why}.`
      : `Best: --setting number ${best}. ${why}.`;
  const remarks = notes.map((it) => `Note: ${it}.\n`).join("");
  return `${table}\n${choice}\n${remarks}`;
}
