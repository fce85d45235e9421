import type { LiveFleet } from "./fleet.ts";
import type { Ground } from "./ground.ts";
import { makeInstance } from "./make_instance.ts";
import { sweepOrphans } from "./sweep_orphans.ts";
import { restore } from "./restore.ts";
import { DEFAULT_SCALER_TUNING } from "./scaler_options.ts";
import { dropTracesBut } from "./trace/drop_traces.ts";

/** How {@linkcode bringBack} goes on in the background. */
export interface BringBackOptions {
  readonly fleet: LiveFleet;
  readonly signal: AbortSignal;
}

/**
 * Brings back every instance on record: its port, and those of its end
 * servers that still run. What runs without being on record is swept away.
 */
export async function bringBack(
  ground: Ground,
  { fleet, signal }: BringBackOptions,
): Promise<void> {
  ground.runtime.watch((event) => fleet.exited(event), { signal });
  await bringBackAll(ground, { fleet, signal });
  const everyMs = ground.tuning.sweepMs ?? DEFAULT_SCALER_TUNING.sweepMs;
  sweepOrphans(ground.runtime, {
    knows: (endServer) => fleet.knows(endServer),
    everyMs,
    signal,
  });
}

async function bringBackAll(
  ground: Ground,
  { fleet, signal }: BringBackOptions,
): Promise<void> {
  const records = ground.state.instances();
  const ids = records.map(({ id }) => id);
  dropTracesBut(ground.traces.directory, ids);
  if (records.length === 0) return;
  const retryMs = ground.tuning.reopenMs ?? DEFAULT_SCALER_TUNING.reopenMs;
  const running = await ground.runtime.list();
  for (const record of records) {
    const instance = makeInstance(record, ground);
    const { hosts } = ground;
    fleet.join(instance);
    await restore(instance, {
      open: () => instance.open({ hosts, port: record.port }),
      left: running.filter((it) => it.instance === record.id),
      retryMs,
      signal,
    });
  }
}
