import type { SimulationOutput } from "../wire/messages.ts";
import type { PortalClient } from "../wire/portal_client.ts";
import type { InstancePlan } from "./_instance_plan.ts";
import { refusedSetting } from "./_refused_setting.ts";
import type { CommandIo } from "./types.ts";

/** Whose traffic is played, and how. */
export interface PlayRecordedOptions {
  readonly io: CommandIo;
  readonly plan: InstancePlan;
  /** The instance's. */
  readonly id: string;
}

const PROGRESS_MS = 1_000;

/**
 * Has the scaler play what it recorded of an instance.
 *
 * @throws {UsageError} naming the setting that it refuses.
 */
export async function playRecorded(
  client: PortalClient,
  { io, plan, id }: PlayRecordedOptions,
): Promise<SimulationOutput> {
  const { lastMinutes } = plan;
  const alternatives = plan.alternatives.map((it) => it.settings);
  const request = { id, lastMinutes, alternatives };
  let toldMs = performance.now();
  try {
    const updates = client.simulate(request, { signal: io.signal });
    for await (const { done, simulation } of updates) {
      if (simulation) return simulation;
      if (performance.now() - toldMs < PROGRESS_MS) continue;
      toldMs = performance.now();
      io.writeError(`${Math.floor(done * 100)} % played\n`);
    }
  } catch (error) {
    const titles = plan.alternatives.map(({ title }) => title);
    throw refusedSetting(error, titles);
  }
  throw new Error("Cannot simulate: the scaler ended without an answer");
}
