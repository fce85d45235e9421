import type { Outcome } from "../simulator/types.ts";

/** What became of some traffic, seen or simulated. */
export type Played = Omit<Outcome, "changes" | "waitMeanMs" | "waitedShare">;

/** What is told of a simulation's outcome. */
export function playedOf({
  changes: _,
  waitMeanMs: __,
  waitedShare: ___,
  ...played
}: Outcome): Played {
  return played;
}
