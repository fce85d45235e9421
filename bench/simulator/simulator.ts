import type { Measurement } from "../types.ts";
import { simulatorErlang } from "./erlang.ts";
import { simulatorScale } from "./scale.ts";

/** Whether the simulation is right, and how far it goes. */
export const SIMULATOR: readonly Measurement[] = [
  simulatorErlang,
  simulatorScale,
];
