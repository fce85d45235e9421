import { ByLoad } from "../by_load.ts";
import { fewestPicks } from "../fewest_picks.ts";
import type {
  Choice,
  Endpoint,
  Picker,
  PickerOptions,
  Strategy,
} from "../types.ts";

/**
 * Picks an endpoint with the fewest requests in flight, of all of them. Fast
 * services have next to nothing in flight, so the ties decide the spread: the
 * one with the fewest recent picks, and among those, chance (of many equals, of
 * a few that are drawn). (Taking the first
 * would give it three quarters of the requests at a load of 0.2.)
 */
export const leastConnections = {
  title: "Least connections",
  summary:
    "Goes to the end server with the fewest requests; fits most services",
  create({ prng = Math.random }: PickerOptions = {}): Picker {
    const order = new ByLoad();
    return function leastConnections(eligible) {
      eligible.keep(order);
      return fewestPicks(order.least(), prng);
    };
  },
  explain({ inFlight, recentPicks }: Endpoint, { eligible }: Choice): string {
    const idlest = eligible.filter((it) => it.inFlight === inFlight);
    const least = `fewest in flight (${inFlight})`;
    if (idlest.length === 1) return least;
    const equals = idlest.filter((it) => it.recentPicks === recentPicks);
    const fewest = `${least}, and of ${idlest.length} with as many the fewest recent picks (${recentPicks})`;
    if (equals.length === 1) return fewest;
    return `${fewest}, as ${equals.length} of them had: by chance`;
  },
} satisfies Strategy;
