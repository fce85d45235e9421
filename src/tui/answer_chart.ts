import type { OutputValues } from "../wire/dynamic_message.ts";
import type { OutputOutput } from "../wire/messages.ts";
import { graphLines, valuesIn, type GraphRoom } from "./components/graph.ts";
import type { Line } from "./line.ts";
import { clean } from "./text.ts";
import { valueText } from "./value_text.ts";

/** The column of a table that a chart is drawn of, row by row. */
export interface Charted {
  readonly label: string;
  /** As they were answered. */
  readonly first: string;
  readonly last: string;
  readonly values: readonly number[];
}

const LEAST_ROWS = 6;
const LEAST_DIFFERENT = 4;
const DRAWN = ["money", "percent", "decimal"];

/**
 * What of a table is worth a chart: of those of its columns that hold amounts
 * and take different values, the last: tables end in what they lead to.
 * `undefined` where a row or two tell it as well.
 */
export function charted(
  { columns }: Pick<OutputOutput, "columns">,
  rows: readonly OutputValues[],
): Charted | undefined {
  if (rows.length < LEAST_ROWS) return undefined;
  const found = columns.findLast(({ name, kind }) => {
    if (!DRAWN.includes(kind)) return false;
    const values = rows.map((row) => Number(row[name]));
    const isDrawn = values.every((it) => Number.isFinite(it) && it >= 0);
    return isDrawn && new Set(values).size >= LEAST_DIFFERENT;
  });
  if (!found) return undefined;
  const { name, label } = found;
  return {
    label: clean(label),
    first: valueText(rows[0]?.[name]),
    last: valueText(rows.at(-1)?.[name]),
    values: rows.map((row) => Number(row[name])),
  };
}

/** The chart: the first row at the left, the last at the right. */
export function chartLines(
  { label, first, last, values }: Charted,
  room: GraphRoom,
): Line[] {
  const count = valuesIn(room);
  const drawn = Array.from({ length: count }, (_, at) => {
    return values[Math.floor((at * values.length) / count)] ?? NaN;
  });
  const most = Math.max(...values);
  const title = [
    { text: label, bold: true },
    { text: `${first} to ${last}`, tone: "dim" },
  ] as const;
  const area = { values: drawn, tone: "accent" } as const;
  return graphLines({ title, most, label: compact, area }, room);
}

/** In five characters at most: `950`, `12k`, `1.2M`. */
function compact(value: number): string {
  const units = ["", "k", "M", "G", "T", "P"];
  const power = value < 1 ? 0 : Math.floor(Math.log10(value) / 3);
  const step = Math.min(power, units.length - 1);
  const scaled = value / 1_000 ** step;
  const digits = scaled >= 10 || scaled === 0 ? 0 : 1;
  return `${scaled.toFixed(digits)}${units[step] ?? ""}`;
}
