import {
  meanWaitMs,
  responseQuantileMs,
  waitingShare,
  waitQuantileMs,
} from "../../src/scaler/autoscaler/erlang.ts";
import { simulate, TRACES } from "../../src/scaler/simulator/mod.ts";
import { COLUMN } from "../columns.ts";
import { rounded } from "../statistics.ts";
import type { Measurement, Row, Settings } from "../types.ts";
import { fixedFleet } from "./fixed_fleet.ts";

/** Requests a second, ms of work of each, and end servers. */
export const ERLANG_ROWS = [
  [50, 20, 2],
  [80, 20, 2],
  [100, 20, 3],
  [150, 20, 4],
  [200, 20, 5],
  [200, 20, 6],
  [350, 20, 8],
  [400, 20, 10],
  [1_000, 10, 15],
] as const;

type ErlangRow = (typeof ERLANG_ROWS)[number];

const REQUESTS = 1_000_000;
/** One play of a million is off by up to 6 % at p99 where use is high. */
const PLAYS = 20;

/** What is held against the formula. */
interface Figures {
  readonly waited: number;
  readonly meanMs: number;
  readonly p99WaitMs: number;
  readonly p99Ms: number;
}

const NAMES = ["waited", "meanMs", "p99WaitMs", "p99Ms"] as const;

/** The simulation of one line before all end servers, and Erlang C. */
export const simulatorErlang = {
  name: "simulator_erlang",
  title: `Simulation against Erlang C, (C): means of ${PLAYS} plays of 10⁶ requests each`,
  async run({ quick, progress }: Settings) {
    const plays = quick ? PLAYS / 4 : PLAYS;
    const rows = ERLANG_ROWS.map((row) => {
      progress(nameOf(row));
      return against(row, plays);
    });
    return { kind: "measured", rows };
  },
} satisfies Measurement;

/** As the row is called in results. */
export function nameOf([rate, workMs, servers]: ErlangRow): string {
  return `${rate}/s of ${workMs} ms on ${servers}`;
}

function against(row: ErlangRow, plays: number): Row {
  const [rate, serviceMs, servers] = row;
  const model = { arrivalsPerMs: rate / 1_000, serviceMs, servers };
  const expected: Figures = {
    waited: waitingShare(model),
    meanMs: meanWaitMs(model),
    p99WaitMs: waitQuantileMs(model, 0.99),
    p99Ms: responseQuantileMs(model, 0.99),
  };
  const all = Array.from({ length: plays }, (_, i) => play(row, i + 1));
  const off = NAMES.map((name) => {
    const mean = all.reduce((sum, it) => sum + it[name], 0) / plays;
    return { name, mean, percent: (mean / expected[name] - 1) * 100 };
  });
  const percents = off.map(({ percent }) => Math.abs(percent));
  const values = off.flatMap(({ name, mean }) => [
    [TITLES[name], rounded(mean)],
    [`${TITLES[name]} (C)`, rounded(expected[name])],
  ]);
  return {
    what: nameOf(row),
    values: {
      ...Object.fromEntries(values),
      [COLUMN.mostOff]: rounded(Math.max(...percents)),
      "of one play": rounded(farthest(all, expected)),
    },
  };
}

const TITLES: Readonly<Record<(typeof NAMES)[number], string>> = {
  waited: "waited",
  meanMs: "Wq ms",
  p99WaitMs: "p99 wait",
  p99Ms: "p99 ms",
};

function play([rate, workMs, servers]: ErlangRow, seed: number): Figures {
  const tookMs = (REQUESTS / rate) * 1_000;
  const trace = TRACES.poisson.create({ ratePerS: rate, workMs, tookMs, seed });
  const outcome = simulate(
    fixedFleet({
      trace,
      endServers: servers,
      strategy: "least_connections",
      concurrency: 1,
      queueLimit: Infinity,
    }),
  );
  return {
    waited: outcome.waitedShare,
    meanMs: outcome.waitMeanMs,
    p99WaitMs: outcome.waitP99Ms,
    p99Ms: outcome.responseP99Ms,
  };
}

/** How far a single play came off at most, per cent: chance, not the model. */
function farthest(plays: readonly Figures[], expected: Figures): number {
  const all = plays.flatMap((it) =>
    NAMES.map((name) => Math.abs(it[name] / expected[name] - 1) * 100),
  );
  return Math.max(...all);
}
