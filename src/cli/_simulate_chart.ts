import { escapeSvg, SERIES_COLOURS, svgPage } from "../base/svg_page.ts";
import {
  trialLetter,
  type Trial,
  type TrialOutcome,
} from "./_simulate_text.ts";

type Point = TrialOutcome["points"][number];

const WIDTH = 860;
const LEFT = 64;
const RIGHT = 24;
const HEAD = 82;
const LEGEND = 18;
const PANEL = 130;
const PANEL_HEAD = 34;
const FOOT = 34;
/** Steps of an axis: none, half, all. */
const MARKS = [0, 0.5, 1];

interface Panel {
  readonly title: string;
  readonly y: number;
  readonly value: (point: Point) => number;
  readonly trials: readonly Trial[];
  /** Holds its value until the next point. */
  readonly isStep?: boolean;
  readonly isArea?: boolean;
}

/**
 * Draws the course of what was simulated: what arrived, the end servers that
 * served and how long requests took, over the same time.
 */
export function simulateChart(
  { title, subtitle }: { readonly title: string; readonly subtitle: string },
  trials: readonly Trial[],
): string {
  const legend = trials.map(({ title: text }, i) => {
    const y = HEAD + i * LEGEND;
    return `<rect class="s${i % SERIES_COLOURS}" x="24" y="${y - 9}" width="14" height="10" rx="2"/>
<text x="46" y="${y}">${trialLetter(i)}  ${escapeSvg(text)}</text>`;
  });
  const top = HEAD + trials.length * LEGEND;
  const at = (i: number) => top + i * (PANEL_HEAD + PANEL) + PANEL_HEAD;
  const panels = [
    panel({
      title: "Requests a second",
      y: at(0),
      value: (it) => it.arrivalsPerS,
      trials: trials.slice(0, 1), // the same for all
      isArea: true,
    }),
    panel({
      title: "End servers that serve",
      y: at(1),
      value: (it) => it.ready,
      trials,
      isStep: true,
    }),
    panel({
      title: "Response p99, ms",
      y: at(2),
      value: (it) => it.responseP99Ms,
      trials,
    }),
  ];
  const bottom = at(2) + PANEL;
  const head = `<text class="title" x="24" y="34">${escapeSvg(title)}</text>
<text class="dim" x="24" y="56">${escapeSvg(subtitle)}</text>`;
  const body = [head, ...legend, ...panels, timeAxis(trials, bottom)];
  const height = bottom + FOOT;
  return svgPage({ title, width: WIDTH, height, body: body.join("\n") });
}

function panel(it: Panel): string {
  const { title, y, trials, value, isArea = false } = it;
  const all = trials.flatMap(({ outcome }) => outcome.points.map(value));
  const most = niceAbove(Math.max(...all, Number.MIN_VALUE));
  const grid = MARKS.map((share) => {
    const lineY = y + PANEL - share * PANEL;
    return `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${lineY}" y2="${lineY}"/>
<text class="dim" x="${LEFT - 8}" y="${lineY + 4}" text-anchor="end">${most * share}</text>`;
  });
  const lines = trials.map(({ outcome }, i) => {
    const points = placesOf(outcome.points, { ...it, most });
    const colour = i % SERIES_COLOURS;
    if (!isArea) return `<polyline class="l${colour}" points="${points}"/>`;
    const base = y + PANEL;
    const closed = `${LEFT},${base} ${points} ${WIDTH - RIGHT},${base}`;
    return `<polygon class="s2" points="${closed}"/>`; // grey: nobody's colour
  });
  const head = `<text class="group" x="24" y="${y - 10}">${escapeSvg(title)}</text>`;
  return [head, ...grid, ...lines].join("\n");
}

function placesOf(
  points: readonly Point[],
  { y, value, most, isStep = false }: Panel & { readonly most: number },
): string {
  const lastMs = points.at(-1)?.atMs ?? 1;
  const places: string[] = [];
  let beforeY: string | undefined;
  for (const point of points) {
    const x = rounded(LEFT + (point.atMs / lastMs) * (WIDTH - LEFT - RIGHT));
    const pointY = rounded(y + PANEL - (value(point) / most) * PANEL);
    if (isStep && beforeY !== undefined) places.push(`${x},${beforeY}`);
    places.push(`${x},${pointY}`);
    beforeY = pointY;
  }
  return places.join(" ");
}

function timeAxis(trials: readonly Trial[], y: number): string {
  const lastMs = trials[0]?.outcome.points.at(-1)?.atMs ?? 0;
  const inMinutes = lastMs >= 120_000;
  const unit = inMinutes ? "min" : "s";
  const last = lastMs / (inMinutes ? 60_000 : 1_000);
  return MARKS.map((share) => {
    const x = LEFT + share * (WIDTH - LEFT - RIGHT);
    const anchor = share === 1 ? "end" : share === 0 ? "start" : "middle";
    const text = `${Number((last * share).toFixed(2))} ${unit}`;
    return `<text class="dim" x="${x}" y="${y + 18}" text-anchor="${anchor}">${text}</text>`;
  }).join("\n");
}

/** The least of 1, 2, 4, 6, 8, 10 times a power of ten that is not below. */
function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((it) => it * power >= value) ?? 10;
  return Number((step * power).toPrecision(6));
}

function rounded(place: number): string {
  return String(Math.round(place * 10) / 10);
}
