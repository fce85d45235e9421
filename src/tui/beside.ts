import { lineWidth, type Line, type Span } from "./line.ts";
import { merged } from "./merged.ts";
import { cutTo, fit, widthOf } from "./text.ts";
import type { Theme } from "./theme.ts";

/** Lines that stand in a column of a width of their own. */
export interface Column {
  readonly lines: readonly Line[];
  readonly width: number;
}

/** How columns stand beside each other. */
export interface BesideOptions {
  readonly height: number;
  readonly theme: Theme;
}

/** Blank columns between two of them. */
export const GAP = 2;

/** Columns as one block of `height` lines: a row of the screen is one line. */
export function beside(
  columns: readonly Column[],
  { height, theme }: BesideOptions,
): Line[] {
  return Array.from({ length: Math.max(0, height) }, (_, row) => {
    const cells = columns.flatMap(({ lines, width }, index) => {
      const gap = index === 0 ? [] : [{ text: " ".repeat(GAP) }];
      return [...gap, ...fitLine(lines[row] ?? [], width, theme)];
    });
    return withoutTail(merged(cells));
  });
}

/** Blanks at the end of a row are there without being drawn. */
function withoutTail(line: Line): Line {
  const last = line.at(-1);
  if (!last || last.inverse) return line;
  return [...line.slice(0, -1), { ...last, text: last.text.trimEnd() }];
}

/** Cuts or fills a line to exactly `width`. */
export function fitLine(spans: Line, width: number, { ellipsis }: Theme): Line {
  const room = width - lineWidth(spans);
  if (room >= 0) return [...spans, { text: " ".repeat(room) }];
  const kept: Span[] = [];
  let left = width;
  for (const span of spans) {
    const own = widthOf(span.text);
    if (own > left) {
      const text = fit(cutTo(span.text, left, ellipsis), left, { ellipsis });
      return [...kept, { ...span, text }];
    }
    kept.push(span);
    left -= own;
  }
  return kept;
}
