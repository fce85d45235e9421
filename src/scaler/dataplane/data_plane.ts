import { availableParallelism } from "node:os";

import type { DataPlane } from "./types.ts";
import { Workers, type WorkersOptions } from "./workers.ts";

const MOST_WORKERS = 4;

/** How the data plane is started. */
export interface DataPlaneOptions extends WorkersOptions {
  /** Threads. @default the machine's cores, at most 4 */
  readonly workers?: number;
}

/** Starts the workers; instances are opened on them one by one. */
export function startDataPlane(options: DataPlaneOptions): DataPlane {
  const most = Math.min(availableParallelism(), MOST_WORKERS);
  return new Workers(options.workers ?? most, options);
}
