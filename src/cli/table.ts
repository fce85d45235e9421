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

/**
 * A plain table: titles, then one line a row, columns two spaces apart, each
 * line ended. Where it is wider than the terminal the widest columns give way.
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { width }: TableOptions,
): string {
  const titles = columns.map(({ title }) => title);
  const cells = [titles, ...rows].map((row) => row.map(onOneLine));
  const wanted = columns.map((_, i) =>
    Math.max(...cells.map((row) => Bun.stringWidth(row[i] ?? ""))),
  );
  const widths = fit(wanted, width - GAP.length * (columns.length - 1));
  return cells
    .map((row) => {
      const parts = columns.map((column, i) =>
        pad(row[i] ?? "", { width: widths[i] ?? 0, align: column.align }),
      );
      return `${parts.join(GAP).trimEnd()}\n`;
    })
    .join("");
}

/** `Label  value` lines with the values under one another. */
export function formatPairs(
  pairs: readonly (readonly [label: string, value: string])[],
): string {
  const width = Math.max(0, ...pairs.map(([label]) => Bun.stringWidth(label)));
  return pairs
    .map(
      ([label, value]) => `${pad(label, { width })}${GAP}${onOneLine(value)}`,
    )
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

/** Nothing a server sent may move the cursor or break the line. */
function onOneLine(text: string): string {
  return Bun.stripANSI(text).replaceAll(/\p{Cc}+/gu, " ");
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
