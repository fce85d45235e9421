import { UsageError } from "./arguments.ts";
import { decimalNumber } from "./flag_values.ts";
import { didYouMean } from "./near_match.ts";

/** Settings that are tried out; what is absent is as for a new instance. */
export interface TrialSettings {
  strategy?: string;
  policy?: string;
  min?: number;
  max?: number;
  concurrency?: number;
  queueLimit?: number;
  cpuTargetPercent?: number;
  queueTarget?: number;
  waitTargetMs?: number;
  responseTargetMs?: number;
}

const TEXTS = { strategy: "strategy", policy: "policy" } as const;

const NUMBERS = {
  min: "min",
  max: "max",
  concurrency: "concurrency",
  queue_limit: "queueLimit",
  cpu_target_percent: "cpuTargetPercent",
  queue_target: "queueTarget",
  wait_target_ms: "waitTargetMs",
  response_target_ms: "responseTargetMs",
} as const;

/**
 * Reads `policy=queueing,queue_target=7`.
 *
 * @throws {UsageError} naming the part that cannot be read.
 */
export function trialSettings(text: string): TrialSettings {
  const settings: TrialSettings = {};
  for (const part of text.split(",")) put(settings, part.trim());
  return settings;
}

function put(settings: TrialSettings, part: string): void {
  const [, given = "", value = ""] = /^([^=]*)=(.+)$/.exec(part) ?? [];
  if (value === "") {
    throw new UsageError(
      `Cannot read --setting "${part}": give NAME=VALUE, such as policy=queueing`,
    );
  }
  const name = given.replaceAll("-", "_"); // as the flags of deploy are spelt
  if (isKey(TEXTS, name)) {
    settings[TEXTS[name]] = value;
  } else if (isKey(NUMBERS, name)) {
    settings[NUMBERS[name]] = decimalNumber(`--setting ${name}`, value);
  } else {
    const known = [...Object.keys(TEXTS), ...Object.keys(NUMBERS)];
    throw new UsageError(
      `Cannot read --setting "${part}": there is no setting "${given}"${didYouMean(name, known)}`,
    );
  }
}

function isKey<T extends object>(
  table: T,
  name: string,
): name is Extract<keyof T, string> {
  return Object.hasOwn(table, name);
}
