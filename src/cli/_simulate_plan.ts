import {
  SIMULATE_DEFAULTS,
  SIMULATE_FLAGS,
  SIMULATE_MOST,
} from "./_simulate_flags.ts";
import { trialSettings, type TrialSettings } from "./_simulate_settings.ts";
import { takeRepeated } from "./_repeated_flag.ts";
import {
  parseArguments,
  UsageError,
  type ParsedArguments,
} from "./arguments.ts";
import { decimalNumber, isOn, textOf, wholeNumber } from "./flag_values.ts";

const MINUTE_MS = 60_000;

/** What `simulate` was asked to do. */
export interface SimulatePlan {
  readonly trace: {
    readonly kind: string;
    readonly ratePerS: number;
    readonly workMs: number;
    readonly work: "exponential" | "constant";
    readonly tookMs: number;
    readonly timeoutMs: number;
    readonly clients: number;
    readonly seed: number;
  };
  readonly world: {
    readonly parallel: number;
    readonly startMs: number;
    readonly tickMs: number;
  };
  readonly target: {
    readonly of: "waiting" | "response";
    readonly ms: number;
  };
  /** What is compared, as it was given and read. */
  readonly trials: readonly {
    readonly title: string;
    readonly settings: TrialSettings;
  }[];
  /** Where to draw it; `undefined`: nowhere. */
  readonly svg: string | undefined;
  readonly json: boolean;
}

/**
 * Reads the command line of `simulate`.
 *
 * @throws {UsageError} naming what cannot be read.
 */
export function simulatePlan(args: readonly string[]): SimulatePlan {
  const example = "policy=queueing,queue_target=7";
  const given = takeRepeated(args, { name: "setting", example });
  const parsed = parseArguments(given.rest, SIMULATE_FLAGS);
  const [extra] = parsed.positionals;
  if (extra !== undefined) {
    throw new UsageError(`Cannot read "${extra}": simulate takes flags only`);
  }
  const trials = given.values.map((title) => ({
    title,
    settings: trialSettings(title),
  }));
  const asDeployed = { title: "the defaults", settings: {} };
  return {
    trace: traceOf(parsed),
    world: {
      parallel: count(parsed, "parallel", SIMULATE_DEFAULTS.parallel),
      startMs: time(parsed, "start-ms", SIMULATE_DEFAULTS.startMs),
      tickMs: positive(parsed, "tick-ms", SIMULATE_DEFAULTS.tickMs),
    },
    target: targetOf(parsed),
    trials: trials.length > 0 ? trials : [asDeployed],
    svg: textOf(parsed, "svg"),
    json: isOn(parsed, "json"),
  };
}

function traceOf(parsed: ParsedArguments): SimulatePlan["trace"] {
  const { workMs, clients } = SIMULATE_DEFAULTS;
  return {
    kind: textOf(parsed, "trace") ?? SIMULATE_DEFAULTS.trace,
    ...extentOf(parsed),
    workMs: positive(parsed, "work-ms", workMs),
    work: spreadOf(textOf(parsed, "work") ?? SIMULATE_DEFAULTS.work),
    timeoutMs: positive(parsed, "timeout-ms", Infinity),
    clients: count(parsed, "clients", clients),
    seed: wholeNumber(
      "--seed",
      textOf(parsed, "seed") ?? String(SIMULATE_DEFAULTS.seed),
    ),
  };
}

/** How much traffic: as much as can be played while somebody waits. */
function extentOf(parsed: ParsedArguments) {
  const ratePerS = atMost(parsed, "rate");
  const minutes = atMost(parsed, "minutes");
  const requests = ratePerS * minutes * 60;
  if (requests > SIMULATE_MOST.requests) {
    throw new UsageError(
      `Cannot play --rate ${ratePerS} for --minutes ${minutes}: that is ${Math.round(requests)} requests, and at most ${SIMULATE_MOST.requests} are played; give less of either`,
    );
  }
  return { ratePerS, tookMs: minutes * MINUTE_MS };
}

function atMost(parsed: ParsedArguments, name: "rate" | "minutes"): number {
  const value = positive(parsed, name, SIMULATE_DEFAULTS[name]);
  if (value <= SIMULATE_MOST[name]) return value;
  throw new UsageError(
    `Cannot use --${name} ${value}: give at most ${SIMULATE_MOST[name]}`,
  );
}

function targetOf(parsed: ParsedArguments): SimulatePlan["target"] {
  if (textOf(parsed, "response-target-ms") !== undefined) {
    const ms = positive(parsed, "response-target-ms", Infinity);
    return { of: "response", ms };
  }
  const { waitTargetMs } = SIMULATE_DEFAULTS;
  const ms = positive(parsed, "wait-target-ms", waitTargetMs);
  return { of: "waiting", ms };
}

function spreadOf(text: string): "exponential" | "constant" {
  if (text === "exponential" || text === "constant") return text;
  throw new UsageError(
    `Cannot read --work "${text}": give exponential or constant`,
  );
}

function time(parsed: ParsedArguments, name: string, absent: number): number {
  const text = textOf(parsed, name);
  return text === undefined ? absent : decimalNumber(`--${name}`, text);
}

function positive(
  parsed: ParsedArguments,
  name: string,
  absent: number,
): number {
  const value = time(parsed, name, absent);
  if (value > 0) return value;
  throw new UsageError(
    `Cannot use --${name} ${value}: give a number above 0, or leave it out`,
  );
}

function count(parsed: ParsedArguments, name: string, absent: number): number {
  const value = positive(parsed, name, absent);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`Cannot use --${name} ${value}: give a whole number`);
}
