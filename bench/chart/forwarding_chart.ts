import { COLUMN } from "../columns.ts";
import type { Result } from "../keep_results.ts";
import { PROXIES } from "../proxies/all.ts";
import type { Chart, ChartGroup } from "./types.ts";

/** The scenarios that are drawn, and the figure of each. */
const GROUPS: readonly (readonly [name: string, column: string])[] = [
  ["unary_4x16", COLUMN.cpu],
  ["unary_32x4", COLUMN.cpu],
  ["unary_1x1", COLUMN.cpu],
  ["backends_64", COLUMN.cpu],
  ["connections_1000", COLUMN.cpu],
  ["answers_64_kib", COLUMN.cpuPerMib],
  ["uploads_1_mib", COLUMN.cpuPerMib],
];

/** The chart of what forwarding costs, from the results that there are. */
export function forwardingChart(results: ReadonlyMap<string, Result>): Chart {
  const drawn = GROUPS.flatMap(([name, column]) => {
    const result = results.get(name);
    return result ? [{ result, column }] : [];
  });
  return {
    title: "What forwarding a request costs",
    subtitle: "CPU time of the proxy on one core; shorter is better",
    series: PROXIES.map(({ title }) => title),
    groups: drawn.map(({ result, column }) => groupOf(result, column)),
    note: noteOf(drawn.map(({ result }) => result)),
  };
}

function groupOf({ title, rows }: Result, column: string): ChartGroup {
  const bars = rows.map(({ what, values }) => {
    const value = values[column];
    return value === undefined
      ? { series: what, value: 0, label: "no result" }
      : { series: what, value };
  });
  return { title: `${title} (${column})`, bars };
}

function noteOf(results: readonly Result[]): string {
  const last = results.at(-1);
  if (!last) return "";
  const { machine, rounds, measuredAt } = last;
  const where = `${machine["cpu"]}, ${machine["cores"]} cores, Bun ${machine["bun"]}`;
  return `Median of ${rounds} rounds in turns; ${where}; ${measuredAt.slice(0, 10)}`;
}
