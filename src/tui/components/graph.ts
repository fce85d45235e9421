import { line, lineWidth, type Line, type Span } from "../line.ts";
import { cutTo, fit, widthOf } from "../text.ts";
import type { Theme } from "../theme.ts";
import { plotLines, valuesPerCell, type PlotData } from "./plot.ts";

/** What a graph says. */
export interface GraphData extends PlotData {
  /** What it shows and how it stands, the dearest first. */
  readonly title: readonly Span[];
  /** Where the axis ends. */
  readonly most: number;
  /** A value as the axis labels it. */
  readonly label: (value: number) => string;
  /** How long each value stands for. @default they are no times */
  readonly stepS?: number;
}

/** Where a graph is drawn. */
export interface GraphRoom {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
}

const GUTTER = 8;
/** From this height on, a last line tells the time. */
const TIMED_FROM = 6;
const LEAST_PLOT = 8;

/** How many values the plot of a graph has room for. */
export function valuesIn({ width, theme }: Omit<GraphRoom, "height">): number {
  return Math.max(0, width - GUTTER) * valuesPerCell(theme);
}

/**
 * A title, a plot with an axis beside it, and where there is room the time it
 * covers beneath: `height` lines of at most `width`.
 */
export function graphLines(data: GraphData, room: GraphRoom): Line[] {
  const { width, height, theme } = room;
  if (height <= 0 || width <= 0) return [];
  const title = titleLine(data.title, room);
  const plotWidth = width - GUTTER;
  if (plotWidth < LEAST_PLOT) return [title];
  const { stepS = 0 } = data;
  const isTimed = height >= TIMED_FROM && stepS > 0;
  const foot = isTimed ? [timeLine(stepS, room)] : [];
  const plotHeight = height - 1 - foot.length;
  const { ascii } = theme;
  const { most } = data;
  const size = { width: plotWidth, height: plotHeight };
  const plot = plotLines(data, { ...size, most, ascii });
  const rows = plot.map((spans, row) => {
    const floor = row === plotHeight - 1 ? "0" : "";
    const label = row === 0 ? data.label(most) : floor;
    return [gutter(label, theme), ...spans];
  });
  return [title, ...rows, ...foot];
}

function gutter(label: string, { bar, ellipsis }: Theme): Span {
  const text = fit(label, GUTTER - 2, { align: "right", ellipsis });
  return { text: `${text} ${bar}`, tone: "dim" };
}

/** As many of the pieces as there is room for. */
function titleLine(spans: readonly Span[], { width, theme }: GraphRoom): Line {
  const shown: Span[] = [];
  for (const span of spans) {
    const gap = shown.length === 0 ? "" : "  ";
    const next = { ...span, text: gap + span.text };
    if (lineWidth([...shown, next]) > width) break;
    shown.push(next);
  }
  const [first] = spans;
  if (shown.length > 0 || !first) return shown;
  return [{ ...first, text: cutTo(first.text, width, theme.ellipsis) }];
}

function timeLine(stepS: number, { width, theme }: GraphRoom): Line {
  const seconds = valuesIn({ width, theme }) * stepS;
  const ago = `${" ".repeat(GUTTER)}${span(seconds)} ago `;
  const now = " now";
  const rest = width - widthOf(ago) - now.length;
  const rule = theme.rule.repeat(Math.max(0, rest));
  return line(cutTo(ago + rule + now, width, theme.ellipsis), { tone: "dim" });
}

function span(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
}
