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
 * one with the fewest recent picks, and among those, chance. (Taking the first
 * would give it three quarters of the requests at a load of 0.2.)
 */
export const leastConnections = {
  title: "Least connections",
  summary:
    "Goes to the end server with the fewest requests; fits most services",
  create({ prng = Math.random }: PickerOptions = {}): Picker {
    return function leastConnections(eligible) {
      let best: Endpoint | undefined;
      let least = Infinity;
      let fewest = Infinity;
      let equals = 1;
      for (const endpoint of eligible) {
        const { inFlight } = endpoint;
        if (inFlight > least) continue;
        const { recentPicks } = endpoint;
        if (inFlight === least && recentPicks > fewest) continue;
        const isEqual = inFlight === least && recentPicks === fewest;
        equals = isEqual ? equals + 1 : 1;
        least = inFlight;
        fewest = recentPicks;
        // Each of k equals ends up picked with 1/k (reservoir sampling).
        if (equals === 1 || prng() * equals < 1) best = endpoint;
      }
      return best;
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
