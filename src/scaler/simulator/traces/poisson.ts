import { arrivalsAt } from "./_arrivals_at.ts";
import type { TraceKind } from "./types.ts";

/** Requests at random at a rate that stays. */
export const poisson = {
  title: "Poisson",
  summary: "Many clients that know nothing of each other, at one rate",
  create(options) {
    const { ratePerS } = options;
    const title = `${ratePerS} requests a second at random`;
    const begin = () => ({ perS: () => ratePerS, mostPerS: ratePerS });
    return arrivalsAt({ name: "poisson", title, begin }, options);
  },
} satisfies TraceKind;
