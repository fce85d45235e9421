import { INSTANCE_FLAGS } from "./_simulate_flags.ts";
import { trialSettings, type TrialSettings } from "./_simulate_settings.ts";
import { takeRepeated } from "./_repeated_flag.ts";
import { parseArguments, UsageError } from "./arguments.ts";
import { isOn, textOf } from "./flag_values.ts";
import { spanMs } from "./span_ms.ts";

/** What `simulate --instance` was asked to do. */
export interface InstancePlan {
  /** An id, name or port. */
  readonly instance: string;
  readonly lastMinutes: number;
  readonly alternatives: readonly {
    readonly title: string;
    readonly settings: TrialSettings;
  }[];
  /** Which of the alternatives to apply: 1 is the first; none is the default. */
  readonly apply: "none" | "best" | number;
  /** Apply it without asking. */
  readonly isSure: boolean;
  readonly svg: string | undefined;
  readonly json: boolean;
}

/** Whether a command line of `simulate` is about an instance. */
export function isAboutInstance(args: readonly string[]): boolean {
  return args.some((it) => /^--instance(=|$)/.test(it));
}

/**
 * Reads the command line of `simulate --instance`.
 *
 * @throws {UsageError} naming what cannot be read.
 */
export function instancePlan(args: readonly string[]): InstancePlan {
  const example = "policy=latency_target,wait_target_ms=100";
  const given = takeRepeated(args, { name: "setting", example });
  const parsed = parseArguments(given.rest, INSTANCE_FLAGS);
  const [extra] = parsed.positionals;
  if (extra !== undefined) {
    throw new UsageError(`Cannot read "${extra}": simulate takes flags only`);
  }
  const alternatives = given.values.map((title) => ({
    title,
    settings: trialSettings(title),
  }));
  return {
    instance: textOf(parsed, "instance") ?? "",
    lastMinutes: minutesOf(textOf(parsed, "last") ?? "30m"),
    alternatives,
    apply: applyOf(textOf(parsed, "apply"), alternatives.length),
    isSure: isOn(parsed, "yes"),
    svg: textOf(parsed, "svg"),
    json: isOn(parsed, "json"),
  };
}

const MINUTE_MS = 60_000;
const DAY = 24 * 60;

function minutesOf(text: string): number {
  const minutes = Math.floor((spanMs(text) ?? 0) / MINUTE_MS);
  if (minutes >= 1 && minutes <= DAY) return minutes;
  throw new UsageError(
    `Cannot read --last "${text}": give a time from 1m to 24h`,
  );
}

function applyOf(
  text: string | undefined,
  count: number,
): InstancePlan["apply"] {
  if (text === undefined) return "none";
  if (count === 0) {
    throw new UsageError(
      `Cannot apply "${text}": give at least one --setting to choose from`,
    );
  }
  if (text === "best") return "best";
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= count) return number;
  throw new UsageError(
    `Cannot read --apply "${text}": give best, or 1 to ${count} for one of the settings`,
  );
}
