import { ByRank } from "../by_rank.ts";
import { fewestPicks } from "../fewest_picks.ts";
import type {
  Choice,
  Endpoint,
  Picker,
  PickerOptions,
  Strategy,
} from "../types.ts";

/** One that has not answered yet gets one request, not a flood. */
const UNPROVEN_MS = 1e9;

/**
 * Picks the endpoint where a request should be answered soonest: its peak
 * response time, decayed, times the requests ahead of it and itself (Finagle's
 * `PeakEwma.scala`). Ties: fewest recent picks, then chance.
 */
export const peakEwma = {
  title: "Peak EWMA",
  summary: "Goes to whichever answers fastest now; for end servers that differ",
  create({ prng = Math.random }: PickerOptions = {}): Picker {
    const order = new ByRank(rankOf);
    return function peakEwma(eligible) {
      eligible.keep(order);
      return fewestPicks(order.firsts(), prng);
    };
  },
  explain(picked: Endpoint, { eligible }: Choice): string {
    const { latencyMs, inFlight } = picked;
    const costMs = expectedMs(picked);
    const equals = eligible.filter((it) => expectedMs(it) === costMs);
    const rest =
      equals.length > 1 ? `, and fewest recent picks of ${equals.length}` : "";
    if (latencyMs === undefined)
      return `not answered yet, so it is tried${rest}`;
    const sum = `${figure(latencyMs)} ms × (${inFlight} + 1)`;
    return `soonest answer expected: ${sum} = ${figure(costMs)} ms${rest}`;
  },
} satisfies Strategy;

function figure(ms: number): string {
  return String(Math.round(ms * 10) / 10);
}

function expectedMs({ latencyMs, inFlight }: Endpoint): number {
  if (latencyMs !== undefined) return latencyMs * (inFlight + 1);
  return inFlight === 0 ? 0 : UNPROVEN_MS + inFlight;
}

/** The logarithm of what is expected, made to compare at any time. */
function rankOf({ latencyRank, inFlight }: Endpoint): number {
  if (latencyRank !== undefined) return latencyRank + Math.log(inFlight + 1);
  return inFlight === 0 ? -Infinity : UNPROVEN_MS + inFlight;
}
