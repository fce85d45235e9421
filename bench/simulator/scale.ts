import { STRATEGIES } from "../../src/scaler/balancer/mod.ts";
import { beginSimulation, TRACES } from "../../src/scaler/simulator/mod.ts";
import { rounded } from "../statistics.ts";
import type { Measurement, Row, Settings } from "../types.ts";
import { fixedFleet } from "./fixed_fleet.ts";

const FLEETS = [10, 100, 1_000, 10_000];
/** Requests a second for each end server: 10⁶ for the largest fleet. */
const RATE_EACH = 100;
/** With that, end servers are busy for 80 % of the time. */
const WORK_MS = 8;
/** Simulated before it counts, so that end servers have their load, ms. */
const WARM_UP_MS = 200;
/** Real time for each, ms, and simulated, whichever is over first. */
const BUDGET_MS = 4_000;
const MOST_SIMULATED_MS = 60_000;
const SLICE_MS = 20;

/** What a simulated request costs, by strategy, as the fleet grows. */
export const simulatorScale = {
  name: "simulator_scale",
  title: `Simulated requests, ${RATE_EACH} a second for each end server: 10⁶ a second for 10 000`,
  async run({ quick, progress }: Settings) {
    const budgetMs = quick ? BUDGET_MS / 4 : BUDGET_MS;
    const rows = Object.keys(STRATEGIES).map((strategy) => {
      progress(strategy);
      return rowOf(strategy, budgetMs);
    });
    return { kind: "measured", rows };
  },
} satisfies Measurement;

function rowOf(strategy: string, budgetMs: number): Row {
  const values: Record<string, number> = {};
  for (const endServers of FLEETS) {
    const { costNs, speed } = play(strategy, { endServers, budgetMs });
    values[`ns/request on ${endServers}`] = Math.round(costNs);
    if (endServers !== FLEETS.at(-1)) continue;
    values["simulated s/s at 10⁶/s"] = rounded(speed);
    values["MB"] = Math.round(process.memoryUsage().rss / 1e6);
  }
  return { what: strategy, values };
}

interface PlayOptions {
  readonly endServers: number;
  readonly budgetMs: number;
}

function play(strategy: string, { endServers, budgetMs }: PlayOptions) {
  const ratePerS = RATE_EACH * endServers;
  const scenario = fixedFleet({
    trace: TRACES.poisson.create({
      ratePerS,
      workMs: WORK_MS,
      tookMs: WARM_UP_MS + MOST_SIMULATED_MS,
      clients: 100_000,
    }),
    endServers,
    strategy,
    concurrency: 10,
    queueLimit: 100_000,
  });
  Bun.gc(true);
  const simulation = beginSimulation(scenario);
  simulation.advance(WARM_UP_MS);
  const begin = process.cpuUsage();
  const beganMs = performance.now();
  let simulatedMs = 0;
  while (simulatedMs < MOST_SIMULATED_MS) {
    simulatedMs += SLICE_MS;
    simulation.advance(WARM_UP_MS + simulatedMs);
    if (performance.now() - beganMs >= budgetMs) break;
  }
  // CPU time: what others do on the machine meanwhile is not its cost.
  const { user, system } = process.cpuUsage(begin);
  const tookMs = (user + system) / 1_000;
  const requests = (simulatedMs * ratePerS) / 1_000;
  return { costNs: (tookMs * 1e6) / requests, speed: simulatedMs / tookMs };
}
