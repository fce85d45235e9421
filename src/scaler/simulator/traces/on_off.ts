import { arrivalsAt } from "./_arrivals_at.ts";
import type { TraceKind } from "./types.ts";

/** Means of how long it is on and off, each exponential. */
const ON_MS = 20_000;
const OFF_MS = 40_000;

/** Bursts of three times the mean rate with nothing in between. */
export const onOff = {
  title: "On and off",
  summary: "Bursts of about 20 s with nothing for about 40 s in between",
  create(options) {
    const { ratePerS } = options;
    const title = `bursts, ${ratePerS} requests a second on average`;
    const burstPerS = (ratePerS * (ON_MS + OFF_MS)) / ON_MS;
    return arrivalsAt(
      {
        name: "on_off",
        title,
        begin(prng) {
          const draw = (meanMs: number) => -meanMs * Math.log(1 - prng());
          let isOn = prng() < ON_MS / (ON_MS + OFF_MS);
          let untilMs = draw(isOn ? ON_MS : OFF_MS);
          return {
            perS(atMs) {
              while (atMs >= untilMs) {
                isOn = !isOn;
                untilMs += draw(isOn ? ON_MS : OFF_MS);
              }
              return isOn ? burstPerS : 0;
            },
            mostPerS: burstPerS,
          };
        },
      },
      options,
    );
  },
} satisfies TraceKind;
