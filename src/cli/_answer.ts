import type { CalculatorAnswer } from "../wire/calculator_client.ts";
import type { OutputValue } from "../wire/dynamic_message.ts";
import type { OutputOutput, ServiceOutput } from "../wire/messages.ts";
import { turnWide } from "./_turn_wide.ts";
import { formatPairs, formatTable } from "./table.ts";

/** How an answer is shown. */
export interface AnswerOptions {
  /** Columns of the terminal. */
  readonly width: number;
  /** Rows of a table that are shown. */
  readonly rows: number;
}

const NUMERIC = new Set(["money", "percent", "integer", "decimal"]);

/** An answer as `label  value` lines, then its tables. */
export function formatAnswer(
  { outputs, endpoint, elapsedMs }: CalculatorAnswer,
  service: ServiceOutput,
  options: AnswerOptions,
): string {
  const plain = service.outputs.filter(({ kind }) => kind !== "table");
  const pairs = plain
    .map(
      (output) =>
        [output.label, inWords(output, outputs[output.name])] as const,
    )
    .filter(([, text]) => text !== "");
  const tables = service.outputs
    .filter(({ kind }) => kind === "table")
    .map((output) =>
      tableOf(output, { value: outputs[output.name], ...options }),
    );
  const by = endpoint === undefined ? "" : ` by end server ${endpoint}`;
  const footer = `\nAnswered${by} in ${elapsedMs.toFixed(1)} ms\n`;
  return formatPairs(pairs, options) + tables.join("") + footer;
}

function tableOf(
  { label, columns }: OutputOutput,
  { value, width, rows }: AnswerOptions & { value: OutputValue | undefined },
): string {
  const all = typeof value === "object" ? value : [];
  if (all.length === 0) return "";
  const filled = columns.filter(({ name }) =>
    all.some((row) => cellOf(row[name]) !== ""),
  );
  const shown = all
    .slice(0, rows)
    .map((row) => filled.map((column) => cellOf(row[column.name])));
  const titles = filled.map(({ label: title, unit, kind }) => ({
    title: unit === "" ? title : `${title} (${unit})`,
    align: NUMERIC.has(kind) ? ("right" as const) : ("left" as const),
  }));
  const whole = { columns: titles, rows: shown };
  const hidden = all.length - shown.length;
  const grid = hidden === 0 ? turnWide(whole, width) : whole;
  const table = `\n${label}\n${formatTable(grid.columns, grid.rows, { width })}`;
  if (hidden === 0) return table;
  return `${table}… ${hidden} more rows; --rows ${all.length} shows all\n`;
}

function inWords(output: OutputOutput, value: OutputValue | undefined): string {
  const text = cellOf(value);
  return text === "" || output.unit === "" ? text : `${text} ${output.unit}`;
}

function cellOf(value: OutputValue | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : "";
}
