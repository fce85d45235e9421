import {
  escapeSvg as escape,
  SERIES_COLOURS,
  svgPage,
} from "../../src/base/svg_page.ts";
import type { Chart, ChartBar, ChartGroup } from "./types.ts";

const WIDTH = 860;
const LEFT = 24;
const LABELS = 160;
const BAR = 14;
const GAP = 4;
const GROUP_HEAD = 30;
const GROUP_GAP = 16;
const HEAD = 74;
const FOOT = 40;
/** Room for the figure behind the longest bar. */
const VALUES = 90;

/**
 * Draws a chart as SVG. Each group has a scale of its own: what is compared
 * stands together.
 */
export function barChart(chart: Chart): string {
  let y = HEAD;
  const groups = chart.groups.map((it) => {
    const drawn = group(it, { y, series: chart.series });
    y += heightOf(it) + GROUP_GAP;
    return drawn;
  });
  const height = y + FOOT - GROUP_GAP;
  const body = `<text class="title" x="${LEFT}" y="34">${escape(chart.title)}</text>
<text class="dim" x="${LEFT}" y="56">${escape(chart.subtitle)}</text>
${groups.join("\n")}
<text class="dim" x="${LEFT}" y="${height - 16}">${escape(chart.note)}</text>`;
  return svgPage({ title: chart.title, width: WIDTH, height, body });
}

function group(
  { title, bars }: ChartGroup,
  at: { readonly y: number; readonly series: readonly string[] },
): string {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const lines = bars.map((bar, i) => {
    const y = at.y + GROUP_HEAD + i * (BAR + GAP);
    const colour = Math.max(0, at.series.indexOf(bar.series)) % SERIES_COLOURS;
    return line(bar, { y, share: bar.value / most, colour });
  });
  const head = `<text class="group" x="${LEFT}" y="${at.y + 18}">${escape(title)}</text>`;
  return [head, ...lines].join("\n");
}

function line(
  { series, value, label = String(value) }: ChartBar,
  at: { readonly y: number; readonly share: number; readonly colour: number },
): string {
  const room = WIDTH - LEFT - LABELS - VALUES;
  const width = Math.round(at.share * room * 10) / 10;
  const x = LEFT + LABELS;
  const base = at.y + BAR - 3;
  const weight = at.colour === 0 ? ' class="ours"' : "";
  return `<text${weight} x="${x - 8}" y="${base}" text-anchor="end">${escape(series)}</text>
<rect class="s${at.colour}" x="${x}" y="${at.y}" width="${width}" height="${BAR}" rx="2"/>
<text${weight} x="${x + width + 6}" y="${base}">${escape(label)}</text>`;
}

function heightOf({ bars }: ChartGroup): number {
  return GROUP_HEAD + bars.length * (BAR + GAP);
}
