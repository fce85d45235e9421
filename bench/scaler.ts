import { REACTION } from "./reaction/reaction.ts";
import { replay } from "./replay/replay.ts";
import { SCALING } from "./scaling/scaling.ts";
import type { Measurement } from "./types.ts";

/** How well it scales: what its rules cost, what it foretells, how soon it acts. */
export const SCALER: readonly Measurement[] = [...SCALING, replay, ...REACTION];
