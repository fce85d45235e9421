/**
 * Synthetic traces: requests made up by a rule, the same ones for the same
 * seed.
 *
 * @example A minute of 50 requests a second that take 20 ms each on average
 * ```ts
 * import { TRACES } from "./mod.ts";
 *
 * const trace = TRACES.poisson.create({
 *   ratePerS: 50,
 *   workMs: 20,
 *   tookMs: 60_000,
 * });
 * ```
 *
 * @module
 */
import { dailyWave } from "./daily_wave.ts";
import { flashCrowd } from "./flash_crowd.ts";
import { onOff } from "./on_off.ts";
import { poisson } from "./poisson.ts";
import type { TraceKind } from "./types.ts";

export type * from "./types.ts";

/** Every kind of synthetic trace by its name. */
export const TRACES = {
  poisson,
  daily_wave: dailyWave,
  flash_crowd: flashCrowd,
  on_off: onOff,
} satisfies Readonly<Record<string, TraceKind>>;

/** The name of a kind. */
export type TraceName = keyof typeof TRACES;
