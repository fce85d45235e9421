import type { Scaler } from "../../wire/messages.ts";
import { DEFAULT_SETTINGS } from "./default_settings.ts";
import type { Choices } from "./settings.ts";
import type { Fleet } from "./types.ts";

const MAX_END_SERVERS = 50;

/** What can be chosen on the scaler behind the portal. */
export function choicesOf(fleet: Fleet): Choices {
  const about = fleet.about();
  return {
    services: namesOf(fleet.services().map(({ id }) => id)),
    strategies: namesOf(about.strategies?.map(({ name }) => name)),
    policies: namesOf(about.policies?.map(({ name }) => name)),
    maxEndServers: about.maxEndServers ?? MAX_END_SERVERS,
  };
}

/** The scaler's own defaults, and ours where it names none. */
export function defaultsOf({ defaults }: Scaler): typeof DEFAULT_SETTINGS {
  const base = DEFAULT_SETTINGS;
  return {
    strategy: defaults?.strategy ?? base.strategy,
    policy: defaults?.policy ?? base.policy,
    shadow: defaults?.shadow ?? base.shadow,
    min: defaults?.min ?? base.min,
    max: defaults?.max ?? base.max,
    concurrency: defaults?.concurrency ?? base.concurrency,
    queueLimit: defaults?.queueLimit ?? base.queueLimit,
    cpuTargetPercent: Number(
      defaults?.cpuTargetPercent ?? base.cpuTargetPercent,
    ),
    queueTarget: Number(defaults?.queueTarget ?? base.queueTarget),
    waitTargetMs: Number(defaults?.waitTargetMs ?? base.waitTargetMs),
    responseTargetMs: Number(
      defaults?.responseTargetMs ?? base.responseTargetMs,
    ),
    sleepMs: defaults?.sleepMs ?? base.sleepMs,
    cpuMs: defaults?.cpuMs ?? base.cpuMs,
    cpuLimit: Number(defaults?.cpuLimit ?? base.cpuLimit),
    memoryMib: defaults?.memoryMib ?? base.memoryMib,
  };
}

function namesOf(names: readonly (string | undefined)[] = []): string[] {
  return names.filter((it) => it !== undefined);
}
