import type { InstanceSettings } from "./store/types.ts";

/**
 * What an instance gets where the tenant does not say. Strategy and policy,
 * slots, queue and targets: the reasons are in the README's table of settings.
 */
export const DEFAULT_SETTINGS: InstanceSettings = {
  services: [],
  strategy: "least_connections",
  policy: "queueing",
  min: 2,
  max: 10,
  concurrency: 10,
  queueLimit: 1_000,
  cpuTargetPercent: 80,
  queueTarget: 7,
  sleepMs: 0,
  cpuMs: 0,
  cpuLimit: 0.5,
  memoryMib: 256,
};
