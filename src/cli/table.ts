import { oneLine } from "./one_line.ts";

/** One column of a table. */
export interface Column {
  readonly title: string;
  /** Numbers stand at the right. @default "left" */
  readonly align?: "left" | "right";
}

/** How wide a table may be. */
export interface TableOptions {
  /** Columns of the terminal; wider text is cut with `…`. */
  readonly width: number;
}

const GAP = "  ";
const MIN_WIDTH = 4;
/** Narrower than this, text in lines under one another is no help. */
const MIN_WRAP = 16;

/**
 * A plain table: titles, then the rows, columns two spaces apart, each line
 * ended. Where it is wider than the terminal a text in the last column goes on
 * in lines below; if that is not enough, the widest columns are cut.
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width }: TableOptions,
): string {
  const titles = columns.map(({ title }) => title);
  const cells = [titles, ...rows].map((row) => row.map(oneLine));
  const wanted = columns.map((_, i) =>
    Math.max(...cells.map((row) => Bun.stringWidth(row[i] ?? ""))),
  );
  const room = width - GAP.length * (columns.length - 1);
  const wraps = columns.at(-1)?.align !== "right";
  const widths = fit(wraps ? wrapLast(wanted, room) : wanted, room);
  return cells
    .flatMap((row) => (wraps ? unfold(row, widths.at(-1) ?? 0) : [row]))
    .map((row) => {
      const parts = columns.map((column, i) =>
        pad(row[i] ?? "", { width: widths[i] ?? 0, align: column.align }),
      );
      return `${parts.join(GAP).trimEnd()}\n`;
    })
    .join("");
}

/** Gives the last column what the others leave, when that is enough. */
function wrapLast(wanted: readonly number[], room: number): readonly number[] {
  const others = wanted.slice(0, -1);
  const last = wanted.at(-1) ?? 0;
  const left = room - others.reduce((sum, width) => sum + width, 0);
  return left >= Math.min(last, MIN_WRAP)
    ? [...others, Math.min(last, left)]
    : wanted;
}

/** One row as several, the text of its last cell under one another. */
function unfold(row: readonly string[], width: number): (readonly string[])[] {
  const [first = "", ...more] = linesOf(row.at(-1) ?? "", width);
  const blanks = row.slice(0, -1).map(() => "");
  return [
    [...row.slice(0, -1), first],
    ...more.map((line) => [...blanks, line]),
  ];
}

function linesOf(text: string, width: number): string[] {
  return Bun.wrapAnsi(text, width, { hard: true, trim: true }).split("\n");
}

/**
 * `Label  value` lines with the values under one another; a value that is too
 * long for the terminal goes on in lines below.
 */
export function formatPairs(
  pairs: readonly (readonly [label: string, value: string])[],
  { width = Infinity }: Partial<TableOptions> = {},
): string {
  const label = Math.max(0, ...pairs.map(([text]) => Bun.stringWidth(text)));
  const left = width - label - GAP.length;
  return pairs
    .map(([name, value]) => [name, oneLine(value)] as const)
    .flatMap((row) => (left < MIN_WRAP ? [row] : unfold(row, left)))
    .map(([name = "", value = ""]) => pad(name, { width: label }) + GAP + value)
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

/** Takes from the widest until all fit; none becomes unreadably narrow. */
function fit(wanted: readonly number[], room: number): number[] {
  const widths = [...wanted];
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= MIN_WIDTH) break;
    widths[widths.indexOf(widest)] = widest - 1;
    excess--;
  }
  return widths;
}

function pad(
  text: string,
  { width, align }: { width: number; align?: Column["align"] | undefined },
): string {
  const shown =
    Bun.stringWidth(text) > width ? Bun.sliceAnsi(text, 0, width, "…") : text;
  const space = " ".repeat(Math.max(0, width - Bun.stringWidth(shown)));
  return align === "right" ? space + shown : shown + space;
}
