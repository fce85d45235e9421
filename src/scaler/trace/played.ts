import type { Outcome, SimulatedPoint } from "../simulator/types.ts";

/** What became of some traffic, seen or simulated. */
export interface Played extends Pick<
  Outcome,
  | "arrived"
  | "completed"
  | "rejected"
  | "late"
  | "waitP50Ms"
  | "waitP99Ms"
  | "responseP50Ms"
  | "responseP99Ms"
  | "beyondTarget"
  | "endServerMinutes"
  | "mostEndServers"
> {
  /** Times the number of end servers was changed. */
  readonly changes: number;
  readonly points: readonly SimulatedPoint[];
}

/** What is told of a simulation's outcome. */
export function playedOf({ changes, ...outcome }: Outcome): Played {
  return { ...outcome, changes: changes.length };
}
