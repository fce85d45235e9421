import type {
  InstanceOutput,
  PlayOutput,
  SimulationOutput,
} from "../wire/messages.ts";
import type { PortalClient } from "../wire/portal_client.ts";
import { instancePlan, type InstancePlan } from "./_instance_plan.ts";
import { sessionClient } from "./_session_client.ts";
import { simulateChart } from "./_simulate_chart.ts";
import { simulateText, type Trial } from "./_simulate_text.ts";
import { findInstance } from "./portal/mod.ts";
import type { CommandIo } from "./types.ts";

/** What the command is given by the program. */
export interface SimulateInstancePowers {
  readonly writeFile: (path: string, text: string) => Promise<unknown>;
}

const PROGRESS_MS = 1_000;

/**
 * `simulate --instance`: what would have happened to recorded traffic, and
 * with `--apply` a change to what would have been better.
 *
 * @throws {UsageError} and what the portal refuses.
 */
export async function simulateInstance(
  args: readonly string[],
  io: CommandIo,
  { writeFile }: SimulateInstancePowers,
): Promise<void> {
  const plan = instancePlan(args);
  using client = sessionClient(io, "simulate");
  const instance = await findInstance(plan.instance, { client, io });
  const simulation = await played(client, { io, plan, id: instance.id });
  const trials = trialsOf(simulation, plan);
  io.write(
    plan.json
      ? `${JSON.stringify({ instance: instance.id, ...simulation })}\n`
      : textOf(simulation, { trials, instance, io }),
  );
  if (plan.svg !== undefined) {
    const title = `What would have happened to ${instance.name}`;
    const subtitle = headOf(simulation, instance);
    await writeFile(plan.svg, simulateChart({ title, subtitle }, trials));
    io.writeError(`Drawn: ${plan.svg}\n`);
  }
  await apply(client, { io, plan, instance, simulation });
}

interface Asked {
  readonly io: CommandIo;
  readonly plan: InstancePlan;
}

async function played(
  client: PortalClient,
  { io, plan, id }: Asked & { readonly id: string },
): Promise<SimulationOutput> {
  const { lastMinutes } = plan;
  const alternatives = plan.alternatives.map((it) => it.settings);
  const request = { id, lastMinutes, alternatives };
  let toldMs = performance.now();
  const updates = client.simulate(request, { signal: io.signal });
  for await (const { done, simulation } of updates) {
    if (simulation) return simulation;
    if (performance.now() - toldMs < PROGRESS_MS) continue;
    toldMs = performance.now();
    io.writeError(`${Math.floor(done * 100)} % played\n`);
  }
  throw new Error("Cannot simulate: the scaler ended without an answer");
}

function trialsOf(
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

function headOf(
  { fromMs, toMs, workMs, parallel, startMs }: SimulationOutput,
  { name }: InstanceOutput,
): string {
  const minutes = ((toMs - fromMs) / 60_000).toFixed(1);
  const at = new Date(toMs).toISOString().slice(0, 16).replace("T", " ");
  const each = parallel === 1 ? "one at a time" : `${parallel} at once`;
  return `${name}, ${minutes} min until ${at} UTC, ${workMs.toFixed(1)} ms of work on average, ${each} an end server, ${(startMs / 1_000).toFixed(1)} s to start one`;
}

function textOf(
  simulation: SimulationOutput,
  {
    trials,
    instance,
    io,
  }: {
    readonly trials: readonly Trial[];
    readonly instance: InstanceOutput;
    readonly io: CommandIo;
  },
): string {
  const { best, why, notes } = simulation;
  const { responseTargetMs = 0, waitTargetMs = 0 } = instance.settings ?? {};
  const target =
    responseTargetMs > 0
      ? ({ of: "response", ms: responseTargetMs } as const)
      : ({ of: "waiting", ms: waitTargetMs } as const);
  const title = headOf(simulation, instance);
  const table = simulateText(trials, { title, target, width: io.columns });
  const choice =
    best === 0
      ? `Leave it as it is: ${why}.`
      : `Best: --setting number ${best}. ${why}.`;
  const remarks = notes.map((it) => `Note: ${it}.\n`).join("");
  return `${table}\n${choice}\n${remarks}`;
}

async function apply(
  client: PortalClient,
  {
    io,
    plan,
    instance,
    simulation,
  }: Asked & {
    readonly instance: InstanceOutput;
    readonly simulation: SimulationOutput;
  },
): Promise<void> {
  if (plan.apply === "none") return;
  const number = plan.apply === "best" ? simulation.best : plan.apply;
  const chosen = plan.alternatives[number - 1];
  if (chosen === undefined) {
    io.writeError(`Nothing is changed: ${simulation.why}\n`);
    return;
  }
  const { title, settings } = chosen;
  if (!plan.isSure) {
    const question = `Change ${instance.name} to ${title}? (yes/no) `;
    const answer = await io.readAnswer(question);
    if (!/^y(es)?$/i.test(answer.trim())) {
      io.writeError("Nothing is changed\n");
      return;
    }
  }
  const request = { id: instance.id, settings };
  await client.updateInstance(request, { signal: io.signal });
  io.writeError(`Changed ${instance.name}: ${title}\n`);
}
