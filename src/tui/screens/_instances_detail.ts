import type { InstanceOutput } from "../../wire/messages.ts";
import { line, type Line } from "../line.ts";
import type { ViewProps } from "../screen.ts";
import { clean, cutTo } from "../text.ts";
import { instanceLines } from "./_instance_summary.ts";
import { graphRow, type GraphsOptions } from "./_load_graphs.ts";
import { SUBJECTS } from "./_load_shapes.ts";
import { sparklineRows } from "./_load_sparklines.ts";

/** Which instance is shown, and what room there is. */
export interface DetailOptions {
  readonly instance: InstanceOutput;
  readonly height: number;
}

const LEAST = 6;
const GRAPHS_FROM = 11;
const GRAPHS_MOST = 21;

/** How one instance fares: facts and graphs; nothing where room is short. */
export function detailLines(
  props: ViewProps,
  { instance, height }: DetailOptions,
): Line[] {
  const { data, width, theme } = props;
  if (height < LEAST) return [];
  const points = data.history[instance.id] ?? [];
  const facts = instanceLines(props, instance);
  const head = [ruleLine(props, instance.name), ...facts, []];
  const options = { instance, points, width: width - 4, theme };
  if (height < GRAPHS_FROM || width < 80) {
    return [...head, ...sparklineRows({ ...options, width })].slice(0, height);
  }
  const rows = Math.min(height - head.length, GRAPHS_MOST);
  const graphs = graphRows(rows, options);
  return [...head, ...graphs.map((spans) => [{ text: "  " }, ...spans])];
}

/** All four where there is room for them, else the first and the last. */
function graphRows(
  height: number,
  options: Omit<GraphsOptions, "height">,
): Line[] {
  if (options.width >= 150) return graphRow(SUBJECTS, { ...options, height });
  const half = Math.floor((height - 1) / 2);
  const pairs = half >= LEAST_GRAPH ? PAIRS : PAIRS_OUTER;
  const each = pairs.length === 1 ? height : half;
  return pairs.flatMap((subjects, index) => {
    const rows = graphRow(subjects, { ...options, height: each });
    return index === 0 ? rows : [[], ...rows];
  });
}

const LEAST_GRAPH = 6;
const PAIRS_OUTER = [["requests", "servers"]] as const;
const PAIRS = [
  ["requests", "waiting"],
  ["p99", "servers"],
] as const;

function ruleLine({ width, theme }: ViewProps, name: string): Line {
  const { rule, ellipsis } = theme;
  const text = `${rule}${rule} ${cutTo(clean(name), width - 8, ellipsis)} `;
  const rest = rule.repeat(Math.max(0, width - Bun.stringWidth(text)));
  return line(text + rest, { tone: "dim" });
}

/** What the runtime is doing; and what is wrong, where no detail tells it. */
export function noteLines(
  { data, width, height, theme }: ViewProps,
  chosen: InstanceOutput | undefined,
): Line[] {
  const isShort = height < 14;
  const notice = isShort ? (chosen?.notice ?? "") : "";
  return [notice, data.scaler?.preparing ?? ""]
    .filter((text) => text !== "")
    .map((text) => cutTo(clean(text), width - 4, theme.ellipsis))
    .map((text) => line(`  ${text}`, { tone: "warn" }));
}
