import type { InputValues } from "./dynamic_message.ts";
import type { ServiceOutput } from "./messages.ts";

/** What is sent, how often and how long. */
export interface LoadPlan {
  readonly service: ServiceOutput;
  readonly values: InputValues;
  /** Calls a second: 1 to {@linkcode LOAD_MOST}. */
  readonly ratePerS: number;
  readonly seconds: number;
  /** Calls under way at once; what comes due beyond them is left out. */
  readonly concurrency: number;
}

/** What a load brought so far. */
export interface LoadCounts {
  readonly sent: number;
  readonly ok: number;
  readonly inFlight: number;
  /** Came due while too many were under way, or while we were late. */
  readonly leftOut: number;
  /** Calls by the name of their status; `OK` too. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** What the latest call that failed was told; "" while none did. */
  readonly lastFailure: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly elapsedMs: number;
}

/** Most of each that `runLoad` takes. */
export const LOAD_MOST = { ratePerS: 500, seconds: 600, concurrency: 100 };

/** The counts of a load that did not begin yet. */
export const NO_COUNTS: LoadCounts = {
  sent: 0,
  ok: 0,
  inFlight: 0,
  leftOut: 0,
  byStatus: {},
  lastFailure: "",
  p50Ms: 0,
  p99Ms: 0,
  elapsedMs: 0,
};
