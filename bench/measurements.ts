import { CODING } from "./coding.ts";
import { FORWARDING } from "./forwarding/forwarding.ts";
import { idleConnections } from "./idle/idle_connections.ts";
import { ATTACKS_NEXT_DOOR } from "./neighbour/attack_next_door.ts";
import { picks } from "./picks.ts";
import { SIMULATOR } from "./simulator/simulator.ts";
import type { Measurement } from "./types.ts";
import { WHOLE_PROGRAM } from "./whole_program.ts";

/** Everything that can be measured, in the order of the report. */
export const MEASUREMENTS: readonly Measurement[] = [
  ...FORWARDING,
  idleConnections,
  ...ATTACKS_NEXT_DOOR,
  picks,
  ...SIMULATOR,
  ...CODING,
  ...WHOLE_PROGRAM,
];
