import type { Column } from "./table.ts";

/** A table before it is laid out. */
export interface Grid {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

const GAP = 2;

/**
 * The same table with rows and columns exchanged, where it is too wide for the
 * terminal and fits that way; else as it is. A few rows of many figures can be
 * read that way, instead of being cut.
 */
export function turnWide(grid: Grid, width: number): Grid {
  if (widthOf(grid) <= width) return grid;
  const turned = turn(grid);
  return widthOf(turned) <= width ? turned : grid;
}

function turn({ columns, rows }: Grid): Grid {
  const [first, ...others] = columns;
  return {
    columns: [
      { title: first?.title ?? "" },
      ...rows.map(([title = ""]) => ({ title, align: "right" as const })),
    ],
    rows: others.map(({ title }, i) => [
      title,
      ...rows.map((row) => row[i + 1] ?? ""),
    ]),
  };
}

function widthOf({ columns, rows }: Grid): number {
  const titles = columns.map(({ title }) => title);
  const widths = columns.map((_, i) =>
    [titles, ...rows].reduce(
      (most, row) => Math.max(most, Bun.stringWidth(row[i] ?? "")),
      0,
    ),
  );
  const gaps = GAP * (columns.length - 1);
  return widths.reduce((sum, width) => sum + width, gaps);
}
