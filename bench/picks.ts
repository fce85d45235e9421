import { STRATEGIES } from "../src/scaler/balancer/mod.ts";
import {
  Candidates,
  type Candidate,
} from "../src/scaler/balancer/candidates.ts";
import type { Picker } from "../src/scaler/balancer/types.ts";
import type { Measurement, Row } from "./types.ts";

const SIZES = [2, 10, 100, 1_000, 10_000];
const ROUNDS = 15;
const ROUND_MS = 10;
const BATCH = 200;

/** What one pick costs, by strategy and number of end servers. */
export const picks = {
  name: "picks",
  title:
    "Cost of one pick, with the change of load it makes (least of 15 rounds)",
  async run() {
    const rows = Object.entries(STRATEGIES).map(([name, strategy]): Row => {
      const costs = SIZES.map((size) => [
        `ns among ${size}`,
        leastCostNs(() => strategy.create(), size),
      ]);
      return { what: name, values: Object.fromEntries(costs) };
    });
    return { kind: "measured", rows };
  },
} satisfies Measurement;

/** The least of all rounds: what others do meanwhile only ever adds. */
function leastCostNs(makePicker: () => Picker, size: number): number {
  const round = roundOf(makePicker(), size);
  round(); // warms up
  return Math.round(Math.min(...Array.from({ length: ROUNDS }, round)));
}

/** Picks with loads that change, as under traffic: each pick adds one. */
function roundOf(pick: Picker, size: number): () => number {
  const candidates = new Candidates();
  const loaded = loadedOf(size);
  for (const it of loaded) candidates.put(it);
  const calls = Array.from({ length: 64 }, (_, i) => ({
    clientAddress: `192.0.2.${i}`,
    nowMs: 0,
  }));
  return () => {
    let count = 0;
    const start = performance.now();
    let elapsed = 0;
    while (elapsed < ROUND_MS) {
      for (let i = 0; i < BATCH; i++) {
        const call = calls[i % calls.length];
        const picked = call && pick(candidates, call);
        const it = loaded[Number(picked?.id)];
        if (it === undefined) continue;
        it.inFlight = (it.inFlight + 1) % 10;
        it.recentPicks = (it.recentPicks + 1) % 7;
        candidates.put(it);
      }
      count += BATCH;
      elapsed = performance.now() - start;
    }
    return (elapsed * 1e6) / count;
  };
}

interface Loaded extends Candidate {
  inFlight: number;
  recentPicks: number;
}

function loadedOf(size: number): Loaded[] {
  return Array.from({ length: size }, (_, i) => ({
    id: String(i),
    seat: -1,
    inFlight: i % 10,
    recentPicks: i % 7,
    latencyMs: 1 + (i % 5),
    latencyRank: Math.log(1 + (i % 5)),
  }));
}
