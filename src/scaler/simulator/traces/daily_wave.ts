import { arrivalsAt } from "./_arrivals_at.ts";
import type { TraceKind } from "./types.ts";

const DAY_MS = 3_600_000;
/** From the mean to the top and to the bottom, as a share of the mean. */
const SWING = 0.8;

/** A day in an hour: from a fifth of the mean at night to 1.8 times at noon. */
export const dailyWave = {
  title: "Daily wave",
  summary: "A day in an hour: quiet at night, busy at noon",
  create(options) {
    const { ratePerS } = options;
    const title = `a day in an hour, ${ratePerS} requests a second on average`;
    const wave = (atMs: number) => Math.cos((2 * Math.PI * atMs) / DAY_MS);
    const begin = () => ({
      perS: (atMs: number) => ratePerS * (1 - SWING * wave(atMs)),
      mostPerS: ratePerS * (1 + SWING),
    });
    return arrivalsAt({ name: "daily_wave", title, begin }, options);
  },
} satisfies TraceKind;
