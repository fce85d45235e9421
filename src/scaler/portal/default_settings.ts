import type { InstanceSettings } from "../store/types.ts";

/** What an instance gets where its tenant chose nothing. */
export const DEFAULT_SETTINGS: Omit<InstanceSettings, "services"> = {
  strategy: "least_connections",
  policy: "queueing",
  shadow: "",
  min: 2,
  max: 10,
  concurrency: 10,
  queueLimit: 1_000,
  cpuTargetPercent: 80,
  queueTarget: 7,
  waitTargetMs: 150,
  responseTargetMs: 0,
  sleepMs: 0,
  cpuMs: 0,
  cpuLimit: 0.5,
  memoryMib: 256,
};
