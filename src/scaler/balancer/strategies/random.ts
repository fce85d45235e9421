import type {
  Choice,
  Endpoint,
  Picker,
  PickerOptions,
  Strategy,
} from "../types.ts";

/** Picks any endpoint, each as likely as the next. */
export const random = {
  title: "Random",
  summary: "Knows nothing of the load; to compare the others with",
  create({ prng = Math.random }: PickerOptions = {}): Picker {
    return function random(eligible) {
      return eligible.at(Math.floor(prng() * eligible.length));
    };
  },
  explain(_picked: Endpoint, { eligible }: Choice): string {
    return `drawn from ${eligible.length}, each as likely as the next`;
  },
} satisfies Strategy;
