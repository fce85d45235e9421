/**
 * Plays requests through the balancer and the autoscaler in simulated time:
 * the same strategies and policies as in production, thousands of times
 * faster.
 *
 * @example An hour of traffic on two to ten end servers
 * ```ts
 * import { createAutoscaler } from "../autoscaler/autoscaler.ts";
 * import { POLICIES } from "../autoscaler/mod.ts";
 * import { chance, simulate, TRACES } from "./mod.ts";
 *
 * const settings = {
 *   policy: "queueing",
 *   strategy: "least_connections",
 *   min: 2,
 *   max: 10,
 *   concurrency: 10,
 *   queueLimit: 1_000,
 * };
 * const outcome = simulate({
 *   trace: TRACES.daily_wave.create({
 *     ratePerS: 100,
 *     workMs: 20,
 *     tookMs: 3_600_000,
 *   }),
 *   settings,
 *   world: { parallel: 1, startMs: 1_000 },
 *   autoscaler: createAutoscaler(settings, { policies: POLICIES }),
 *   prng: chance(1),
 * });
 * ```
 *
 * @module
 */
export { chance } from "./chance.ts";
export { beginSimulation, simulate, type Simulation } from "./simulate.ts";
export { TRACES } from "./traces/mod.ts";
export type { SyntheticOptions, TraceKind } from "./traces/types.ts";
export type * from "./types.ts";
