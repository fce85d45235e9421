import type {
  Choice,
  Endpoint,
  Picker,
  PickerOptions,
  Strategy,
} from "../types.ts";

/**
 * Draws two different endpoints and takes the less loaded one, on a tie the
 * one with fewer recent picks, then either (Mitzenmacher 2001). Drawing the
 * same one twice would pick the busier of two with 25 %.
 */
export const powerOfTwo = {
  title: "Power of two choices",
  summary: "Nearly as even as least connections, at a cost that never grows",
  create({ prng = Math.random }: PickerOptions = {}): Picker {
    return function powerOfTwo(eligible) {
      const n = eligible.length;
      const i = Math.floor(prng() * n);
      const j = Math.floor(prng() * (n - 1));
      const a = eligible.at(i);
      const b = eligible.at(j < i ? j : j + 1); // skips i: distinct and unbiased
      if (a === undefined || b === undefined) return a;
      // The pair is in random order already: a full tie needs no more chance.
      return isMoreLoaded(a, b) ? b : a;
    };
  },
  explain({ inFlight, recentPicks }: Endpoint, { eligible }: Choice): string {
    const n = eligible.length;
    const drawn = n === 2 ? "of both" : `of two drawn from ${n}`;
    return `the less busy ${drawn}: ${inFlight} in flight, ${recentPicks} recent picks`;
  },
} satisfies Strategy;

function isMoreLoaded(a: Endpoint, b: Endpoint): boolean {
  if (a.inFlight !== b.inFlight) return a.inFlight > b.inFlight;
  return a.recentPicks > b.recentPicks;
}
