import type { OutputValue, OutputValues } from "../wire/dynamic_message.ts";
import type { OutputOutput, ServiceOutput } from "../wire/messages.ts";
import { milliseconds } from "./format.ts";
import { line, type Line } from "./line.ts";
import { clean, cutTo, fit, widthOf, wrap } from "./text.ts";
import type { Answer } from "./types.ts";

/** Where an answer is drawn. */
export interface AnswerOptions {
  readonly width: number;
  /** Stands for what was cut off. */
  readonly ellipsis: string;
}

const GAP = 2;

/** An answer as the service's outputs declare it: values first, then tables. */
export function answerLines(
  { outputs }: ServiceOutput,
  { outputs: values, endpoint, elapsedMs }: Answer,
  { width, ellipsis }: AnswerOptions,
): Line[] {
  const by = endpoint === undefined ? "Answered" : `Answered by ${endpoint}`;
  const head = `${by} in ${milliseconds(elapsedMs)}`;
  const plain = outputs.filter(({ kind }) => kind !== "table");
  const tables = outputs.filter(({ kind }) => kind === "table");
  const labels = plain.map(({ label }) => widthOf(clean(label)));
  const labelWidth = Math.min(Math.max(0, ...labels), Math.floor(width / 2));
  return [
    line(cutTo(clean(head), width, ellipsis), { tone: "ok" }),
    ...plain.flatMap((output) =>
      valueLines(output, {
        value: values[output.name],
        width,
        ellipsis,
        labelWidth,
      }),
    ),
    ...tables.flatMap((output) => {
      return tableOf(output, { value: values[output.name], width, ellipsis });
    }),
  ];
}

interface ValueLook extends AnswerOptions {
  readonly value: OutputValue | undefined;
  readonly labelWidth: number;
}

function valueLines(
  { label, unit }: OutputOutput,
  { value, width, labelWidth, ellipsis }: ValueLook,
): Line[] {
  const text = textOf(value);
  const withUnit = unit && text !== "-" ? `${text} ${clean(unit)}` : text;
  const head = fit(clean(label), labelWidth, { ellipsis });
  const [first = "", ...rest] = wrap(withUnit, width - labelWidth - GAP);
  const indent = " ".repeat(labelWidth + GAP);
  return [
    [
      { text: `${head}  `, tone: "dim" },
      { text: first, bold: true },
    ],
    ...rest.map((more) => line(indent + more)),
  ];
}

interface TableLook extends AnswerOptions {
  readonly value: OutputValue | undefined;
}

/** A table within the answer; columns that do not fit are left out. */
function tableOf(
  { label, columns }: OutputOutput,
  { value, width, ellipsis }: TableLook,
): Line[] {
  const rows: readonly OutputValues[] = Array.isArray(value) ? value : [];
  if (rows.length === 0) return [];
  const laid = columns.map((column) => {
    const cells = rows.map((row) => textOf(row[column.name]));
    const title = clean(column.label);
    const widest = Math.max(widthOf(title), ...cells.map(widthOf));
    const align = isNumber(column.kind) ? "right" : "left";
    return { title, cells, widest, align } as const;
  });
  const kept = fitting(laid, width);
  const joined = (text: (column: (typeof kept)[number]) => string) =>
    kept
      .map((column) =>
        fit(text(column), column.widest, { align: column.align }),
      )
      .join(" ".repeat(GAP));
  const left = columns.length - kept.length;
  const note = `${left} of ${columns.length} columns need a wider terminal`;
  return [
    [],
    line(cutTo(`${clean(label)}, ${rows.length} rows`, width, ellipsis), {
      bold: true,
    }),
    ...(left === 0 ? [] : wrap(note, width)).map((text) =>
      line(text, { tone: "warn" }),
    ),
    line(
      joined(({ title }) => title),
      { tone: "dim" },
    ),
    ...rows.map((_, index) => line(joined(({ cells }) => cells[index] ?? ""))),
  ];
}

function fitting<T extends { readonly widest: number }>(
  columns: readonly T[],
  width: number,
): readonly T[] {
  let used = -GAP;
  const over = columns.findIndex((it) => (used += it.widest + GAP) > width);
  return over < 0 ? columns : columns.slice(0, Math.max(1, over));
}

function isNumber(kind: string): boolean {
  return ["money", "percent", "integer", "decimal"].includes(kind);
}

function textOf(value: OutputValue | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" && value !== "") return clean(value);
  return "-";
}
