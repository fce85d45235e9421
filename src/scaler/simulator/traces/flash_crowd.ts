import { arrivalsAt } from "./_arrivals_at.ts";
import type { TraceKind } from "./types.ts";

/** How many times the rate comes at once. */
const JUMP = 8;
/** When, as a share of the whole. */
const AT = 0.2;
/** After which share of the whole 1/e of what came on top is left. */
const DECAY = 0.15;

/** A quiet while, then eight times the rate at once, which ebbs away. */
export const flashCrowd = {
  title: "Flash crowd",
  summary: "Eight times the rate from one moment to the next, ebbing away",
  create(options) {
    const { ratePerS, tookMs } = options;
    const title = `${ratePerS} requests a second, then ${JUMP} times as many at once, ebbing away`;
    const jumpMs = tookMs * AT;
    const decayMs = tookMs * DECAY;
    const begin = () => ({
      perS(atMs: number): number {
        if (atMs < jumpMs) return ratePerS;
        const left = Math.exp((jumpMs - atMs) / decayMs);
        return ratePerS * (1 + (JUMP - 1) * left);
      },
      mostPerS: ratePerS * JUMP,
    });
    return arrivalsAt({ name: "flash_crowd", title, begin }, options);
  },
} satisfies TraceKind;
