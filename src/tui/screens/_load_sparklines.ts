import { beside, GAP } from "../beside.ts";
import { mostOf } from "../components/round_most.ts";
import { sparkline } from "../components/sparkline.ts";
import { lineWidth, type Line } from "../line.ts";
import { sampled, stepFor } from "../sampled.ts";
import { cutTo, fit } from "../text.ts";
import type { Theme } from "../theme.ts";
import { SHAPES, type Subject } from "./_load_shapes.ts";

/** What sparklines are drawn from, and where. */
export interface SparklinesOptions {
  readonly points: Parameters<typeof sampled>[0];
  readonly width: number;
  readonly theme: Theme;
}

/** The same four as sparklines, two beside each other: two lines. */
export function sparklineRows(options: SparklinesOptions): Line[] {
  const { width, theme } = options;
  const own = Math.floor((width - 2 - GAP) / 2);
  const cell = (subject: Subject) => {
    const spans = sparklineOf(subject, { ...options, width: own });
    return { lines: [spans], width: own };
  };
  const rows = [
    [cell("requests"), cell("waiting")],
    [cell("p99"), cell("servers")],
  ];
  return rows.flatMap((columns) => {
    const indent = { lines: [[]], width: 0 };
    return beside([indent, ...columns], { height: 1, theme });
  });
}

const LEAST_S = 60;
const NAME = 9;
const VALUE = 8;
const MOST = 14;

/** One of them in one line: its name, the value now, the past, the most. */
export function sparklineOf(
  subject: Subject,
  { points, width, theme }: SparklinesOptions,
): Line {
  const { short, area, label, tone } = SHAPES[subject];
  const last = points.at(-1);
  const now = last ? label(area(last)) : "-";
  const { ellipsis } = theme;
  const head: Line = [
    { text: `${fit(short, NAME, { ellipsis })} `, tone: "dim" },
    { text: `${fit(now, VALUE, { align: "right", ellipsis })} `, bold: true },
  ];
  const isTold = width >= 40;
  const room = Math.max(0, width - lineWidth(head) - (isTold ? MOST : 0));
  const stepS = stepFor(room, LEAST_S);
  const values = sampled(points, { count: room, stepS, measure: area });
  const spark = sparkline(values, { width: room, ascii: theme.ascii });
  const most = ` most ${label(mostOf(values))}`;
  const tail: Line = isTold
    ? [{ text: cutTo(most, MOST, ellipsis), tone: "dim" }]
    : [];
  return [...head, { text: spark, tone }, ...tail];
}
