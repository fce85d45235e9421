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
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly elapsedMs: number;
}

/** Most of each that `runLoad` takes. */
export const LOAD_MOST = { ratePerS: 500, seconds: 600, concurrency: 100 };
