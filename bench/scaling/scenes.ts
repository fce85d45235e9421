import {
  TRACES,
  type TraceName,
} from "../../src/scaler/simulator/traces/mod.ts";
import type { Trace } from "../../src/scaler/simulator/types.ts";

/** What 99 % of requests may wait, ms. */
export const TARGET_MS = 150;
/** Of 100 requests, so many may wait longer. */
export const TARGET_PERCENT = 1;

/** The instance that all of them scale. */
export const SETTINGS = {
  strategy: "least_connections",
  concurrency: 10,
  queueLimit: 1_000,
  min: 2,
  max: 40,
} as const;

/** An end server that computes has one core; starts were measured or are usual. */
export const WORLD = { parallel: 1 } as const;

/** A container on a machine that has its image; a slow program; a new machine. */
export const START_TIMES_MS = [700, 10_000, 30_000] as const;

const WORK_MS = 20;
/** What there is of the mean when the daily wave begins. */
const NIGHT = 0.2;
const HOUR_MS = 3_600_000;

/** Traffic of one shape, with different chance. */
export interface Scene {
  readonly trace: TraceName;
  readonly plays: readonly Trace[];
  /** As many as its first minute needs: nobody is to be late at the start. */
  readonly endServers: number;
}

/** Which of the scenes: those that policies were improved on, or others. */
export interface SceneSet {
  readonly seeds: readonly number[];
  /** Requests a second of each shape. */
  readonly ratePerS: Readonly<Record<TraceName, number>>;
  readonly workMs: number;
}

/** What was looked at while the policy was worked on. */
export const SEEN: SceneSet = {
  seeds: [1, 2],
  ratePerS: { poisson: 200, daily_wave: 200, flash_crowd: 50, on_off: 100 },
  workMs: WORK_MS,
};

/** Held out until all was done: other chance, other rates, other work. */
export const HELD_OUT: SceneSet = {
  seeds: [101, 102],
  ratePerS: { poisson: 130, daily_wave: 90, flash_crowd: 30, on_off: 60 },
  workMs: 35,
};

/** The four shapes of a set, an hour each. */
export function scenesOf({ seeds, ratePerS, workMs }: SceneSet): Scene[] {
  const names = ["poisson", "daily_wave", "flash_crowd", "on_off"] as const;
  return names.map((trace) => ({
    trace,
    endServers: beginWith(trace, (ratePerS[trace] * workMs) / 1_000),
    plays: seeds.map((seed) =>
      TRACES[trace].create({
        ratePerS: ratePerS[trace],
        workMs,
        tookMs: HOUR_MS,
        seed,
      }),
    ),
  }));
}

/** Of them 70 % are in use at first. */
function beginWith(trace: TraceName, load: number): number {
  const share = trace === "daily_wave" ? NIGHT : 1;
  return Math.max(SETTINGS.min, Math.ceil((load * share) / 0.7));
}

/** The policy that is compared with all others. */
export const OURS = "latency_target";

/** All others, in the order of the report. */
export const RULES = [
  "HPA, CPU",
  "HPA, requests",
  "Knative",
  "queueing",
  "cpu_threshold",
] as const;
