/**
 * The only door into the scaler.
 *
 * @example
 * ```ts
 * await using scaler = await startScaler({ stateDirectory, ... });
 * console.log(scaler.portal);
 * ```
 *
 * @module
 */
export { startScaler, type Scaler } from "./scaler.ts";
export type { ScalerOptions } from "./scaler_options.ts";
export { tuningOf } from "./tuning_of.ts";
export { beginTrial, madeUpTrace } from "./trials.ts";
export { chooseRuntime } from "./runtime/choose.ts";
export { connectEngine } from "./runtime/engine.ts";
export { ensureImage } from "./runtime/image.ts";
export { readHolder } from "./store/holder.ts";
export { startDataPlane } from "./dataplane/data_plane.ts";
export { limitsOf } from "./dataplane/limits.ts";
