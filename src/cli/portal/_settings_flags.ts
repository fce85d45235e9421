import type { Settings } from "../../wire/messages.ts";
import type { Flag, ParsedArguments } from "../arguments.ts";
import { decimalNumber, textOf, wholeNumber } from "../flag_values.ts";

interface SettingFlag extends Flag {
  readonly put: (to: Settings, text: string) => void;
  /** Whether `update` may change it. */
  readonly isLive?: true;
}

/** A flag for each setting of an instance. */
const SETTING_FLAGS: readonly SettingFlag[] = [
  {
    name: "services",
    value: "A,B",
    help: "services to deploy; `portal services` lists them",
    put: (to, text) => (to.services = commaSeparated(text)),
  },
  {
    name: "strategy",
    value: "NAME",
    help: "which end server a request goes to; `portal info` lists them",
    isLive: true,
    put: (to, text) => (to.strategy = text),
  },
  {
    name: "policy",
    value: "NAME",
    help: "when end servers are added and removed; `portal info` lists them",
    isLive: true,
    put: (to, text) => (to.policy = text),
  },
  {
    name: "shadow",
    value: "NAME",
    help: "a policy that decides nothing and is compared; none: no such",
    isLive: true,
    put: (to, text) => (to.shadow = text),
  },
  {
    name: "min",
    value: "N",
    help: "fewest end servers",
    isLive: true,
    put: (to, text) => (to.min = wholeNumber("--min", text)),
  },
  {
    name: "max",
    value: "N",
    help: "most end servers",
    isLive: true,
    put: (to, text) => (to.max = wholeNumber("--max", text)),
  },
  {
    name: "concurrency",
    value: "N",
    help: "requests in flight on one end server",
    isLive: true,
    put: (to, text) => (to.concurrency = wholeNumber("--concurrency", text)),
  },
  {
    name: "queue-limit",
    value: "N",
    help: "requests that may wait at the instance",
    isLive: true,
    put: (to, text) => (to.queueLimit = wholeNumber("--queue-limit", text)),
  },
  {
    name: "cpu-target-percent",
    value: "PERCENT",
    help: "policy cpu_threshold: CPU of an end server to aim at",
    isLive: true,
    put: (to, text) =>
      (to.cpuTargetPercent = decimalNumber("--cpu-target-percent", text)),
  },
  {
    name: "queue-target",
    value: "N",
    help: "policy queueing: active requests of an end server to aim at",
    isLive: true,
    put: (to, text) => (to.queueTarget = decimalNumber("--queue-target", text)),
  },
  {
    name: "wait-target-ms",
    value: "MS",
    help: "policy latency_target: what 99 % of requests may wait",
    isLive: true,
    put: (to, text) =>
      (to.waitTargetMs = decimalNumber("--wait-target-ms", text)),
  },
  {
    name: "response-target-ms",
    value: "MS",
    help: "policy latency_target: in place of that, what they may take in all",
    isLive: true,
    put: (to, text) =>
      (to.responseTargetMs = decimalNumber("--response-target-ms", text)),
  },
  {
    name: "sleep-ms",
    value: "MS",
    help: "simulated work: every request waits this long",
    put: (to, text) => (to.sleepMs = wholeNumber("--sleep-ms", text)),
  },
  {
    name: "cpu-ms",
    value: "MS",
    help: "simulated work: every request computes this long",
    put: (to, text) => (to.cpuMs = wholeNumber("--cpu-ms", text)),
  },
  {
    name: "cpu-limit",
    value: "CORES",
    help: "cores an end server may use",
    put: (to, text) => (to.cpuLimit = decimalNumber("--cpu-limit", text)),
  },
  {
    name: "memory-mib",
    value: "MIB",
    help: "memory an end server may use",
    put: (to, text) => (to.memoryMib = wholeNumber("--memory-mib", text)),
  },
];

/** The flags of `deploy`: every setting. */
export const DEPLOY_FLAGS: readonly Flag[] = SETTING_FLAGS;

/** The flags of `update`: what a running instance can change. */
export const UPDATE_FLAGS: readonly Flag[] = SETTING_FLAGS.filter(
  ({ isLive }) => isLive,
);

/**
 * The settings given; what is absent is left to the scaler.
 *
 * @throws {UsageError} when a number is none.
 */
export function settingsOf(args: ParsedArguments): Settings {
  const settings: Settings = {};
  for (const { name, put } of SETTING_FLAGS) {
    const text = textOf(args, name);
    if (text !== undefined) put(settings, text);
  }
  return settings;
}

function commaSeparated(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The flag of a setting, without its dashes: `cpu-ms` for `cpuMs`. */
export function flagOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
