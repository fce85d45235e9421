import { columnId } from "../column_id.ts";
import { line, windowStart, type Line } from "../line.ts";
import { clean, fit, widthOf } from "../text.ts";
import type { Sort } from "../settings/remembered.ts";
import type { Theme, Tone } from "../theme.ts";

/** One column of a table of `Row`s. */
export interface Column<Row> {
  readonly title: string;
  /** A picture may be drawn in all the width there is, once that is known. */
  readonly cell: (row: Row, width?: number) => string;
  /** What rows are sorted by. @default the cell, numbers in it as numbers */
  readonly value?: (row: Row) => number | string;
  /** A picture: not to be filtered by, sorted by or copied. @default false */
  readonly isPicture?: boolean;
  /** Says what the cell is; the word in it says the same. */
  readonly tone?: (row: Row) => Tone | undefined;
  /** Least width; never narrower than the title. */
  readonly min?: number;
  /** Takes a share of what is left over. @default false */
  readonly grows?: boolean;
  /** Where it grows: no wider than that. @default as wide as there is room */
  readonly most?: number;
  /** @default "left" */
  readonly align?: "left" | "right";
  /** The highest numbers are left out first where room is short. */
  readonly priority: number;
}

/** What a table shows, and where. */
export interface TableOptions<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly id: (row: Row) => string;
  /** The id of the selected row; `undefined` selects none. */
  readonly selected: string | undefined;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** Stands in place of rows when there are none. */
  readonly empty: string;
  /** Which column says that the rows are sorted by it. */
  readonly sort?: Sort | undefined;
}

const GAP = 2;
const MARKER = 2;
const WIDEST = 36; // of a column that does not grow: a hostile name ends here

/** Draws a header and the rows around the selected one: `height` lines. */
export function tableLines<Row>(options: TableOptions<Row>): Line[] {
  const { rows, width, height, theme, selected, id, empty } = options;
  if (height <= 0) return [];
  if (rows.length === 0)
    return [line(fit(empty, width, theme), { tone: "dim" })];
  const columns = marked(options);
  const laid = layOut(columns, { rows, width: width - MARKER });
  const room = height - 1;
  const index = rows.findIndex((row) => id(row) === selected);
  const total = rows.length;
  const start = windowStart(Math.max(0, index), { total, height: room });
  const shown = rows.slice(start, start + room);
  return [
    line("  " + headOf(laid, theme), { tone: "dim" }),
    ...shown.map((row) => {
      const isSelected = id(row) === selected;
      const hit = { kind: "row", id: id(row) } as const;
      return rowLine(row, { laid, theme, isSelected }).map((span) => ({
        ...span,
        hit,
      }));
    }),
  ];
}

/** The columns, the one they are sorted by with a mark at its title. */
function marked<Row>({
  columns,
  sort,
  theme,
}: TableOptions<Row>): readonly Column<Row>[] {
  if (!sort) return columns;
  const mark = theme.sorted[sort.descending ? 1 : 0];
  return columns.map((column) => {
    if (columnId(column) !== sort.column) return column;
    return { ...column, title: `${column.title} ${mark}` };
  });
}

interface Laid<Row> {
  readonly column: Column<Row>;
  readonly width: number;
}

interface Room<Row> {
  readonly rows: readonly Row[];
  readonly width: number;
}

/**
 * Widths from the cells, columns left out by priority until all fit, and what
 * remains of the room given to the columns that grow.
 */
function layOut<Row>(
  columns: readonly Column<Row>[],
  { rows, width }: Room<Row>,
): Laid<Row>[] {
  const wanted = columns.map((column) => ({
    column,
    width: Math.max(
      column.min ?? 0,
      widthOf(column.title),
      column.grows ? 0 : Math.min(WIDEST, widest(column, rows)),
    ),
  }));
  const kept = fitting(wanted, width);
  const spare = Math.max(0, width - total(kept));
  const growing = kept.filter(({ column }) => column.grows).length;
  const share = growing === 0 ? 0 : Math.floor(spare / growing);
  return kept.map(({ column, width: own }) => {
    const grown = Math.min(column.most ?? Infinity, own + share);
    return { column, width: Math.min(width, column.grows ? grown : own) };
  });
}

/** Those that matter most, then whatever else fits beside them. */
function fitting<Row>(
  wanted: readonly Laid<Row>[],
  width: number,
): readonly Laid<Row>[] {
  const byPriority = wanted.toSorted(
    (one, other) => one.column.priority - other.column.priority,
  );
  const kept = new Set(byPriority.slice(0, 1));
  for (const laid of byPriority) {
    if (total([...kept, laid]) <= width) kept.add(laid);
  }
  return wanted.filter((laid) => kept.has(laid));
}

function widest<Row>(column: Column<Row>, rows: readonly Row[]): number {
  return rows.reduce(
    (most, row) => Math.max(most, widthOf(clean(column.cell(row)))),
    0,
  );
}

function total(laid: readonly { readonly width: number }[]): number {
  const gaps = GAP * Math.max(0, laid.length - 1);
  return laid.reduce((sum, { width }) => sum + width, gaps);
}

function headOf<Row>(laid: readonly Laid<Row>[], theme: Theme): string {
  const { ellipsis } = theme;
  return laid
    .map(({ column: { title, align = "left" }, width }) =>
      fit(title, width, { align, ellipsis }),
    )
    .join(" ".repeat(GAP));
}

function rowLine<Row>(
  row: Row,
  { laid, theme, isSelected }: RowLook<Row>,
): Line {
  const { ellipsis } = theme;
  const cells = laid.flatMap(({ column, width }, index) => {
    const { align = "left" } = column;
    const text = fit(clean(column.cell(row, width)), width, {
      align,
      ellipsis,
    });
    const gap = index === 0 ? "" : " ".repeat(GAP);
    const tone = isSelected ? undefined : column.tone?.(row);
    return [{ text: gap + text, tone, inverse: isSelected }];
  });
  const caret = isSelected ? "chosen" : undefined;
  const text = isSelected ? "> " : "  ";
  return [{ text, inverse: isSelected, caret }, ...cells];
}

interface RowLook<Row> {
  readonly laid: readonly Laid<Row>[];
  readonly theme: Theme;
  readonly isSelected: boolean;
}
