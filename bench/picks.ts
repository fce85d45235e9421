import { STRATEGIES } from "../src/scaler/balancer/mod.ts";
import type { Endpoint, Picker } from "../src/scaler/balancer/types.ts";
import type { Measurement, Row } from "./types.ts";

const SIZES = [2, 10, 100];
const ROUNDS = 7;
const ROUND_MS = 20;
const BATCH = 200;

/** What one pick costs, by strategy and number of end servers. */
export const picks = {
  name: "picks",
  title: "Cost of one pick (median of 7 rounds)",
  async run() {
    const rows = Object.entries(STRATEGIES).map(([name, strategy]): Row => {
      const costs = SIZES.map((size) => [
        `ns, ${size} end servers`,
        medianCostNs(() => strategy.create(), size),
      ]);
      return { what: name, values: Object.fromEntries(costs) };
    });
    return { kind: "measured", rows };
  },
} satisfies Measurement;

function medianCostNs(makePicker: () => Picker, size: number): number {
  costNs(makePicker(), size); // warms up
  const costs = Array.from({ length: ROUNDS }, () =>
    costNs(makePicker(), size),
  );
  const median = costs.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  return Math.round(median ?? 0);
}

/** Picks with loads that change, as under traffic: each pick adds one. */
function costNs(pick: Picker, size: number): number {
  const endpoints = endpointsOf(size);
  const calls = Array.from({ length: 64 }, (_, i) => ({
    clientAddress: `192.0.2.${i}`,
    nowMs: 0,
  }));
  let count = 0;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < ROUND_MS) {
    for (let i = 0; i < BATCH; i++) {
      const call = calls[i % calls.length];
      const picked = call && pick(endpoints, call);
      const endpoint = endpoints[Number(picked?.id)];
      if (endpoint) endpoint.inFlight = (endpoint.inFlight + 1) % 10;
    }
    count += BATCH;
    elapsed = performance.now() - start;
  }
  return (elapsed * 1e6) / count;
}

interface Loaded extends Endpoint {
  inFlight: number;
}

function endpointsOf(size: number): Loaded[] {
  return Array.from({ length: size }, (_, i) => ({
    id: String(i),
    inFlight: i % 10,
    recentPicks: i % 7,
    latencyMs: 1 + (i % 5),
  }));
}
