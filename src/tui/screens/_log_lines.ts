import { fitLine } from "../beside.ts";
import { clock } from "../format.ts";
import { line, windowStart, type Line, type Span } from "../line.ts";
import { clean, fit, widthOf, wrap } from "../text.ts";
import type { Theme, Tone } from "../theme.ts";
import type { Looks, NumberedLine } from "../types.ts";
import { highlighted } from "./_highlighted.ts";

/** What a log shows, and where. */
export interface LogOptions {
  readonly rows: readonly NumberedLine[];
  /** The line a person is at; the last one while the end is followed. */
  readonly selected: string;
  /** Whether the log has the keys. */
  readonly isActive: boolean;
  readonly looks: Looks;
  /** What is searched for; "" is nothing. */
  readonly query: string;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

const SOURCE_MOST = 16;
const LEVEL_WIDTH = 5;
const LEVELS: Readonly<Record<string, readonly [word: string, tone: Tone]>> = {
  debug: ["debug", "dim"],
  info: ["info", "dim"],
  warning: ["warn", "warn"],
  error: ["error", "err"],
  fatal: ["fatal", "err"],
};

/** The lines of a log around the one a person is at. */
export function logLines(options: LogOptions): Line[] {
  const { rows, selected, height } = options;
  if (rows.length === 0) return [line("  Nothing logged yet", { tone: "dim" })];
  const found = rows.findIndex(({ id }) => id === selected);
  const at = found < 0 ? rows.length - 1 : found;
  // Only what can be seen is laid out: a log has thousands of lines.
  const above: Line[] = [];
  for (let i = at - 1; i >= 0 && above.length < height; i--) {
    above.unshift(...blockOf(rows[i], options));
  }
  const from: Line[] = [];
  for (let i = at; i < rows.length && from.length < height; i++) {
    from.push(...blockOf(rows[i], options));
  }
  const all = [...above, ...from];
  const total = all.length;
  const start = windowStart(above.length, { total, height });
  return all.slice(start, start + height);
}

/** One line of the log: one row, or as many as it takes where it is wrapped. */
function blockOf(
  row: NumberedLine | undefined,
  { selected, isActive, looks, query, width, theme }: LogOptions,
): Line[] {
  if (!row) return [];
  const { id, atMs, source, level, text } = row;
  const { ellipsis } = theme;
  const isSelected = isActive && id === selected;
  const hit = { kind: "row", id } as const;
  const own = looks.source === "" ? Math.min(SOURCE_MOST, width >> 2) : 0;
  const mark = isSelected ? "> " : "  ";
  const caret = isSelected ? "chosen" : undefined;
  const head: Span[] = [{ text: `${mark}${clock(atMs)} `, tone: "dim", caret }];
  if (own > 0) {
    const from = fit(clean(source), own, { ellipsis });
    head.push({ text: `${from} `, tone: "accent" });
  }
  if (level !== "") head.push(levelSpan(level, theme));
  const indent = head.reduce((sum, span) => sum + widthOf(span.text), 0);
  const room = Math.max(1, width - indent);
  const pieces = looks.isWrapped
    ? wrap(text, room)
    : [Bun.sliceAnsi(text, looks.shift)];
  return pieces.map((piece, index) => {
    const start = index === 0 ? head : [{ text: " ".repeat(indent) }];
    const spans = highlighted(piece, query, { isSelected });
    const line = [...start, ...fitLine(spans, room, theme)];
    return line.map((span): Span => ({ ...span, hit }));
  });
}

/** How grave a line is, by word and colour. */
function levelSpan(level: string, { ellipsis }: Theme): Span {
  const [word = level, tone = "dim"] = LEVELS[level] ?? [];
  return { text: fit(clean(word), LEVEL_WIDTH, { ellipsis }) + " ", tone };
}
