import { InvalidFieldsError } from "../base/errors.ts";
import { playInParts, type Playing } from "./_playing.ts";
import { simulateChart } from "./_simulate_chart.ts";
import { simulatePlan, type SimulatePlan } from "./_simulate_plan.ts";
import {
  simulateText,
  type Trial,
  type TrialOutcome,
} from "./_simulate_text.ts";
import { UsageError } from "./arguments.ts";
import type { CommandIo } from "./types.ts";

/** Requests that can be played, made by the program. */
export interface PlayableTrace {
  readonly name: string;
  readonly title: string;
  readonly tookMs: number;
}

/** What the command is given by the program. */
export interface SimulatePowers<T extends PlayableTrace> {
  /** Makes traffic up. */
  readonly makeUpTrace: (
    kind: string,
    options: Omit<SimulatePlan["trace"], "kind">,
  ) => T;
  /** Begins one play. */
  readonly beginTrial: (
    settings: SimulatePlan["trials"][number]["settings"],
    options: Pick<SimulatePlan, "world" | "target"> & { readonly trace: T },
  ) => Playing & { outcome(): TrialOutcome };
  readonly writeFile: (path: string, text: string) => Promise<unknown>;
}

/**
 * `simulate` without an instance: made-up traffic, thousands of times faster
 * than live.
 *
 * @throws {UsageError} for what cannot be played.
 */
export async function simulateMadeUp<T extends PlayableTrace>(
  args: readonly string[],
  io: CommandIo,
  powers: SimulatePowers<T>,
): Promise<void> {
  const plan = simulatePlan(args);
  const { kind, ...options } = plan.trace;
  const trace = asUsage(() => powers.makeUpTrace(kind, options));
  const { world, target } = plan;
  const begun = plan.trials.map(({ title, settings }) => ({
    title,
    simulation: asUsage(
      () => powers.beginTrial(settings, { world, target, trace }),
      title,
    ),
  }));
  const trials: Trial[] = [];
  for (const { title, simulation } of begun) {
    await playInParts(simulation, { title, tookMs: trace.tookMs, io });
    trials.push({ title, outcome: simulation.outcome() });
  }
  const title = titleOf(trace, plan);
  io.write(
    plan.json
      ? `${JSON.stringify({ trace: plan.trace, world, target, trials })}\n`
      : simulateText(trials, { title, target, width: io.columns }),
  );
  if (plan.svg === undefined) return;
  const heading = { title: `Simulated: ${trace.name}`, subtitle: title };
  await powers.writeFile(plan.svg, simulateChart(heading, trials));
  io.writeError(`Drawn: ${plan.svg}\n`);
}

function titleOf(
  { title }: PlayableTrace,
  { trace: { workMs, work, tookMs, seed } }: SimulatePlan,
): string {
  const spread = work === "constant" ? "each" : "each on average";
  const minutes = Number((tookMs / 60_000).toFixed(2));
  return `${title}, ${workMs} ms of work ${spread}, ${minutes} min, seed ${seed}`;
}

/** What the program refuses was given on the command line. */
function asUsage<T>(make: () => T, setting = ""): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof InvalidFieldsError) {
      const fields = error.violations.map(
        (it) => `  ${it.field}: ${it.message}`,
      );
      const head = `Cannot simulate --setting "${setting}":`;
      throw new UsageError([head, ...fields].join("\n"), { cause: error });
    }
    if (error instanceof RangeError) {
      throw new UsageError(error.message, { cause: error });
    }
    throw error;
  }
}
