import { ByRank } from "../by_rank.ts";
import type { Choice, Endpoint, Picker, Strategy } from "../types.ts";

/** More than ever join. */
const FIRST = 2 ** 50;
/** At least so many picks between two clearings of the memory for the gone. */
const CLEAR_EVERY = 1_024;

/**
 * Picks the endpoint that has waited longest for its turn; of those that never
 * had one, the first. With the same members that is the plain circle; and
 * since turns belong to members and not to places in the list, nobody is
 * skipped or favoured when members come, go, or are full for a while.
 */
export const roundRobin = {
  title: "Round robin",
  summary: "Each end server in turn; for requests that all cost the same",
  create(): Picker {
    const lastTurns = new Map<string, number>();
    let turn = 0;
    let joined = 0;
    let clearAt = CLEAR_EVERY;
    const order = new ByRank(
      // Whoever had none comes first, in the order of joining.
      ({ id }) => lastTurns.get(id) ?? ++joined - FIRST,
      { followsLoad: false },
    );
    return function roundRobin(eligible) {
      eligible.keep(order);
      const next = order.first();
      if (next === undefined) return undefined;
      lastTurns.set(next.id, ++turn);
      order.move(next);
      if (turn < clearAt) return next;
      forget(lastTurns, turn - eligible.length);
      clearAt = turn + Math.max(CLEAR_EVERY, lastTurns.size);
      return next;
    };
  },
  explain(_picked: Endpoint, { eligible }: Choice): string {
    return `of ${eligible.length} it has waited longest for its turn`;
  },
} satisfies Strategy;

/**
 * Forgets turns long before `turn`. Whoever had one and comes back is next in
 * line then, as it would have been.
 */
function forget(lastTurns: Map<string, number>, turn: number): void {
  for (const [id, last] of lastTurns) {
    if (last < turn - CLEAR_EVERY) lastTurns.delete(id);
  }
}
