import { REACTION } from "./reaction/reaction.ts";
import { SCALING } from "./scaling/scaling.ts";
import type { Measurement } from "./types.ts";

/** How well it scales: what its rules cost, and how soon they act. */
export const SCALER: readonly Measurement[] = [...SCALING, ...REACTION];
