import type { Flag } from "./arguments.ts";
import { flagHelp } from "./flag_help.ts";

/** What holds where a flag is not given. */
export const SIMULATE_DEFAULTS = {
  trace: "poisson",
  rate: 50,
  workMs: 20,
  work: "exponential",
  minutes: 10,
  clients: 1_000,
  parallel: 1,
  startMs: 1_000,
  tickMs: 2_000,
  waitTargetMs: 150,
  seed: 1,
} as const;

/**
 * What is played at most. A core plays about a million requests a second, so the
 * most there can be take it a quarter of an hour for each of the settings.
 */
export const SIMULATE_MOST = {
  /** Requests a second. */
  rate: 1_000_000,
  /** A week. */
  minutes: 10_080,
  /** Requests in all. */
  requests: 1_000_000_000,
} as const;

const {
  trace,
  rate,
  workMs,
  minutes,
  clients,
  parallel,
  startMs,
  tickMs,
  waitTargetMs,
  seed,
} = SIMULATE_DEFAULTS;

const OUTPUT_FLAGS: readonly Flag[] = [
  { name: "svg", value: "FILE", help: "draw the course of it" },
  { name: "json", help: "one JSON document with all there is" },
];

/** What is compared. */
const SIMULATE_SETTING: Flag = {
  name: "setting",
  value: "NAME=VALUE,…",
  help: "settings over the defaults, or over the instance's; once for each",
};

/** The flags of `simulate`. */
export const SIMULATE_FLAGS: readonly Flag[] = [
  SIMULATE_SETTING,
  {
    name: "trace",
    value: "KIND",
    help: `poisson, daily_wave, flash_crowd or on_off (${trace})`,
  },
  {
    name: "rate",
    value: "N",
    help: `requests a second, at most ${SIMULATE_MOST.rate} (${rate})`,
  },
  {
    name: "work-ms",
    value: "MS",
    help: `what a request takes an end server, on average (${workMs})`,
  },
  {
    name: "work",
    value: "SPREAD",
    help: "exponential, or constant: all the same (exponential)",
  },
  {
    name: "minutes",
    value: "N",
    help: `how long it goes on, at most ${SIMULATE_MOST.minutes} and ${SIMULATE_MOST.requests} requests (${minutes})`,
  },
  {
    name: "timeout-ms",
    value: "MS",
    help: "time each client leaves its request (as long as it takes)",
  },
  { name: "clients", value: "N", help: `clients there are (${clients})` },
  {
    name: "parallel",
    value: "N",
    help: `requests an end server works on at once (${parallel})`,
  },
  {
    name: "start-ms",
    value: "MS",
    help: `from a decision to an end server that serves (${startMs})`,
  },
  {
    name: "tick-ms",
    value: "MS",
    help: `between two decisions (${tickMs})`,
  },
  {
    name: "wait-target-ms",
    value: "MS",
    help: `count the requests that wait longer (${waitTargetMs})`,
  },
  {
    name: "response-target-ms",
    value: "MS",
    help: "in place of that, those that take longer in all",
  },
  {
    name: "seed",
    value: "N",
    help: `the same seed gives the same requests (${seed})`,
  },
  ...OUTPUT_FLAGS,
];

/** The flags of `simulate --instance`. */
export const INSTANCE_FLAGS: readonly Flag[] = [
  {
    name: "instance",
    value: "NAME",
    help: "your instance, by name, id or port: plays what was recorded of it",
  },
  {
    name: "last",
    value: "TIME",
    help: "how far back, such as 30m or 2h; at most 24h (30m)",
  },
  SIMULATE_SETTING,
  {
    name: "apply",
    value: "N|best",
    help: "change the instance to the Nth --setting, or to the best one",
  },
  { name: "yes", help: "apply it without asking" },
  ...OUTPUT_FLAGS,
];

/** How `simulate` is used. */
export const SIMULATE_USAGE = `Usage: tellerline simulate [--setting NAME=VALUE,…] … [flags]

Plays made-up traffic through the balancer and the autoscaler in simulated time,
once with each of the settings, and shows side by side what became of it. Settings
are named as in \`deploy\`: policy, strategy, min, max, concurrency, queue_limit,
cpu_target_percent, queue_target, wait_target_ms, response_target_ms.

${flagHelp(SIMULATE_FLAGS)}
With --instance it plays what was recorded of an instance instead, first as it is
set now, beside what really happened, and can apply the better one:

${flagHelp(INSTANCE_FLAGS)}`;
