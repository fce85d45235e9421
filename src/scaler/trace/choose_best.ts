import type { Played } from "./played.ts";

/** One of several plays, and why that one. */
export interface Choice {
  /** Its place; 0 is the one that is in force. */
  readonly best: number;
  /** One sentence, without a final period. */
  readonly why: string;
}

/** More beyond the target than that, as a share of all, is worse. */
const BEYOND = 0.001;
/** So much fewer end-server minutes are worth a change. */
const WORTH = 0.01;

/**
 * The play with the fewest end-server minutes among those that keep the target
 * as well as the first, and refuse and lose no more.
 */
export function chooseBest(plays: readonly Played[]): Choice {
  const [present, ...others] = plays;
  if (present === undefined || present.arrived === 0) {
    return { best: 0, why: "There were no requests to judge by" };
  }
  const asGood = others
    .map((play, at) => ({ play, place: at + 1 }))
    .filter(({ play }) => isAsGood(play, present))
    .sort((a, b) => a.play.endServerMinutes - b.play.endServerMinutes);
  const [first] = asGood;
  if (first === undefined) {
    return { best: 0, why: "None of the others keeps the target as well" };
  }
  const { play, place } = first;
  const saved = 1 - play.endServerMinutes / present.endServerMinutes;
  if (saved < WORTH) {
    const why =
      "None that keeps the target as well takes fewer end-server minutes";
    return { best: 0, why };
  }
  const share = `${percent(play.beyondTarget)} of requests beyond the target in place of ${percent(present.beyondTarget)}`;
  const why = `It takes ${Math.round(saved * 100)} % fewer end-server minutes, with ${share}`;
  return { best: place, why };
}

function isAsGood(play: Played, present: Played): boolean {
  const more = play.beyondTarget - present.beyondTarget;
  const lost = (it: Played) => (it.rejected + it.late) / it.arrived;
  return more <= BEYOND && lost(play) - lost(present) <= BEYOND;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
