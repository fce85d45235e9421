import type { JudgeSettings } from "./beside.ts";
import type { EndServerSpec } from "./runtime/types.ts";
import type { InstanceRecord, InstanceSettings } from "./store/types.ts";

const MIB = 1024 * 1024;

/** Settings as they are judged by. */
export function autoscaling(settings: InstanceSettings): JudgeSettings {
  const { policy, shadow, min, max, cpuTargetPercent, queueTarget } = settings;
  const { waitTargetMs, responseTargetMs, strategy, concurrency } = settings;
  const isResponse = responseTargetMs > 0;
  return {
    policy,
    shadow,
    min,
    max,
    cpuTargetPercent,
    queueTarget,
    latencyOf: isResponse ? "response" : "waiting",
    latencyTargetMs: isResponse ? responseTargetMs : waitTargetMs,
    strategy,
    concurrency,
  };
}

/** What an instance's end server of that name is started with. */
export function specOf(
  name: string,
  record: InstanceRecord,
  { controlKey }: Required<Pick<EndServerSpec, "controlKey">>,
): EndServerSpec {
  const { services, sleepMs, cpuMs, cpuLimit, memoryMib } = record.settings;
  return {
    name,
    tenant: record.tenant,
    instance: record.id,
    services,
    sleepMs,
    cpuMs,
    cpuLimit,
    memoryBytes: memoryMib * MIB,
    controlKey,
  };
}
