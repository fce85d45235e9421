import type { Chart } from "../chart/types.ts";
import type { Result } from "../keep_results.ts";
import { cheapest } from "./choose.ts";
import { entryOf, type Entry } from "./entries.ts";
import {
  OURS,
  RULES,
  START_TIMES_MS,
  TARGET_MS,
  TARGET_PERCENT,
} from "./scenes.ts";

const TITLES: Readonly<Record<string, string>> = {
  poisson: "One rate, at random",
  daily_wave: "A daily wave",
  flash_crowd: "A flash crowd",
  on_off: "Bursts, on and off",
};

/** The chart of what keeping the target costs, from the results that there are. */
export function scalingChart(results: ReadonlyMap<string, Result>): Chart {
  const [startMs] = START_TIMES_MS;
  const rows = results.get(`scaling_${startMs}_ms`)?.rows ?? [];
  const entries = rows.map(entryOf).filter(({ set }) => set === "held out");
  const traces = [...new Set(entries.map(({ trace }) => trace))];
  return {
    title: `What keeping p99 of waiting within ${TARGET_MS} ms costs`,
    subtitle:
      "End-server minutes of each rule's cheapest setting that keeps it; shorter is better",
    series: [OURS, ...RULES],
    groups: traces.map((trace) => ({
      title: TITLES[trace] ?? trace,
      bars: barsOf(entries.filter((it) => it.trace === trace)),
    })),
    note: `Simulated, two hours each, traffic held out; ${startMs / 1_000} s to start an end server`,
  };
}

function barsOf(entries: readonly Entry[]) {
  return [OURS, ...RULES].map((series) => {
    const own = entries.filter(({ rule }) => rule === series);
    const best = cheapest(own, TARGET_PERCENT);
    if (best === undefined)
      return { series, value: 0, label: "never keeps it" };
    const value = Math.round(best.minutes);
    return { series, value, label: `${value} min` };
  });
}
