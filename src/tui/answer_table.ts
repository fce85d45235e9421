import type { OutputValues } from "../wire/dynamic_message.ts";
import type { OutputOutput } from "../wire/messages.ts";
import { line, type Line } from "./line.ts";
import { clean, cutTo, fit, widthOf } from "./text.ts";
import { hasValue, valueText } from "./value_text.ts";

/** Where a table of an answer is drawn, and from which column on. */
export interface AnswerTableRoom {
  readonly width: number;
  /** How many columns after the first are left out. */
  readonly skipped: number;
  /** Stands for what was cut off. */
  readonly ellipsis: string;
}

/** A table as lines, all of its rows among them. */
export interface AnswerTable {
  /** Which columns are shown, where not all are. */
  readonly note: string;
  readonly header: Line;
  readonly rows: readonly Line[];
  /** How many columns can be left out at most. */
  readonly mostSkipped: number;
}

const GAP = 2;

/**
 * A table of an answer. The first column, which tells the row, stays; of the
 * others that have a value in any row, as many as there is room for are shown,
 * from the chosen one on.
 */
export function answerTable(
  { columns }: Pick<OutputOutput, "columns">,
  values: readonly OutputValues[],
  { width, skipped, ellipsis }: AnswerTableRoom,
): AnswerTable {
  const filled = columns.filter(({ name }) =>
    values.some((row) => hasValue(row[name])),
  );
  const laid = filled.map((column) => {
    const cells = values.map((row) => valueText(row[column.name]));
    const unit = column.unit === "" ? "" : ` (${clean(column.unit)})`;
    const title = clean(column.label) + unit;
    const own = Math.max(widthOf(title), ...cells.map(widthOf));
    const align = isNumber(column.kind) ? "right" : "left";
    return { title, cells, width: Math.min(own, width), align } as const;
  });
  const [first, ...others] = laid;
  if (!first) return { note: "", header: [], rows: [], mostSkipped: 0 };
  const room = width - first.width - GAP;
  const mostSkipped = others.length - fittingAtEnd(others, room);
  const from = Math.max(0, Math.min(skipped, mostSkipped));
  const shown = others.slice(from);
  const kept = [first, ...shown.slice(0, Math.max(0, fitting(shown, room)))];
  const joined = (text: (column: (typeof kept)[number]) => string) =>
    kept
      .map((it) => fit(text(it), it.width, { align: it.align, ellipsis }))
      .join(" ".repeat(GAP));
  const last = from + kept.length;
  return {
    note:
      kept.length === laid.length
        ? ""
        : `columns 1, ${from + 2} to ${last} of ${laid.length}`,
    header: line(
      cutTo(
        joined(({ title }) => title),
        width,
        ellipsis,
      ),
      { tone: "dim" },
    ),
    rows: values.map((_, index) =>
      line(
        cutTo(
          joined(({ cells }) => cells[index] ?? ""),
          width,
          ellipsis,
        ),
      ),
    ),
    mostSkipped,
  };
}

type Widths = readonly { readonly width: number }[];

/** How many from the left there is room for. */
function fitting(columns: Widths, room: number): number {
  let used = -GAP;
  const over = columns.findIndex((it) => (used += it.width + GAP) > room);
  return over < 0 ? columns.length : over;
}

/** How many of the last there is room for; at least the very last counts. */
function fittingAtEnd(columns: Widths, room: number): number {
  const count = fitting(columns.toReversed(), room);
  return Math.min(columns.length, Math.max(1, count));
}

/** Whether values of a kind are numbers, which stand at the right. */
export function isNumber(kind: string): boolean {
  return ["money", "percent", "integer", "decimal"].includes(kind);
}
