import { forwarding } from "./forwarding/forwarding.ts";
import { SCENARIOS } from "./forwarding/scenarios.ts";
import { frames } from "./frames.ts";
import { hpack } from "./hpack.ts";
import { idleConnections } from "./idle/idle_connections.ts";
import { attackNextDoor } from "./neighbour/attack_next_door.ts";
import { ATTACKS } from "./neighbour/attacks.ts";
import { picks } from "./picks.ts";
import type { Measurement } from "./types.ts";

/** Everything that can be measured, in the order of the report. */
export const MEASUREMENTS: readonly Measurement[] = [
  ...SCENARIOS.map(forwarding),
  idleConnections,
  ...ATTACKS.map(attackNextDoor),
  picks,
  hpack,
  frames,
];
