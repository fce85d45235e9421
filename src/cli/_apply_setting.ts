import type { InstanceOutput, SimulationOutput } from "../wire/messages.ts";
import type { PortalClient } from "../wire/portal_client.ts";
import type { InstancePlan } from "./_instance_plan.ts";
import type { CommandIo } from "./types.ts";

/** What is applied where. */
export interface ApplySettingOptions {
  readonly io: CommandIo;
  readonly plan: InstancePlan;
  readonly instance: InstanceOutput;
  readonly simulation: SimulationOutput;
}

/** Changes the instance to the alternative that was asked for, after a yes. */
export async function applySetting(
  client: PortalClient,
  { io, plan, instance, simulation }: ApplySettingOptions,
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
