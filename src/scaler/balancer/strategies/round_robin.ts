import { ByTurn } from "../by_turn.ts";
import type { Choice, Endpoint, Picker, Strategy } from "../types.ts";

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
    const order = new ByTurn();
    return function roundRobin(eligible) {
      eligible.keep(order);
      return order.next();
    };
  },
  explain(_picked: Endpoint, { eligible }: Choice): string {
    return `of ${eligible.length} it has waited longest for its turn`;
  },
} satisfies Strategy;
