import { applySetting } from "./_apply_setting.ts";
import { instancePlan } from "./_instance_plan.ts";
import { playRecorded } from "./_play_recorded.ts";
import { sessionClient } from "./_session_client.ts";
import { simulateChart } from "./_simulate_chart.ts";
import { headOf, simulationText, trialsOf } from "./_simulation_text.ts";
import { findInstance } from "./portal/mod.ts";
import type { CommandIo } from "./types.ts";

/** What the command is given by the program. */
export interface SimulateInstancePowers {
  readonly writeFile: (path: string, text: string) => Promise<unknown>;
}

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
  const simulation = await playRecorded(client, { io, plan, id: instance.id });
  const trials = trialsOf(simulation, plan);
  io.write(
    plan.json
      ? `${JSON.stringify({ instance: instance.id, ...simulation })}\n`
      : simulationText(simulation, { trials, instance, width: io.columns }),
  );
  if (plan.svg !== undefined) {
    const title = `What would have happened to ${instance.name}`;
    const subtitle = headOf(simulation, instance);
    await writeFile(plan.svg, simulateChart({ title, subtitle }, trials));
    io.writeError(`Drawn: ${plan.svg}\n`);
  }
  await applySetting(client, { io, plan, instance, simulation });
}
