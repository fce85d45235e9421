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
    return function peakEwma(eligible) {
      let best: Endpoint | undefined;
      let least = Infinity;
      let equals = 1;
      for (const endpoint of eligible) {
        const costMs = expectedMs(endpoint);
        if (costMs > least) continue;
        const order = costMs - least || comparePicks(endpoint, best);
        if (order > 0) continue;
        equals = order < 0 ? 1 : equals + 1;
        if (equals > 1 && prng() * equals >= 1) continue;
        best = endpoint;
        least = costMs;
      }
      return best;
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

function comparePicks(a: Endpoint, b: Endpoint | undefined): number {
  return a.recentPicks - (b?.recentPicks ?? Infinity);
}
