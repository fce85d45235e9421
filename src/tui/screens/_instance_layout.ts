import { GAP } from "../beside.ts";
import type { Size } from "../layout.ts";

/** The tables of an instance. */
export type Tab = "servers" | "connections" | "decisions" | "log";

/** How the load over time is shown: as lines, as graphs, or not at all. */
export type Past = "none" | "lines" | "graphs";

/** Tables above each other. */
export interface LaidColumn {
  readonly width: number;
  readonly panels: readonly { readonly tab: Tab; readonly height: number }[];
}

/** What of an instance is shown where. */
export interface InstanceLayout {
  readonly past: Past;
  readonly pastHeight: number;
  readonly columns: readonly LaidColumn[];
  /** What the calculator has, to the right of all tables. */
  readonly dock: Size | undefined;
}

/** What a layout is made for. */
export interface LayoutOptions extends Size {
  /** The table that has the keys: where there is room for one, it is that. */
  readonly tab: Tab;
  /** Nothing but graphs. */
  readonly isLarge: boolean;
  /** The most end servers there can be. */
  readonly most: number;
  /** Whether the calculator has the keys. */
  readonly isDockFocused: boolean;
}

const TWO_FROM = { width: 118, height: 26 };
const THREE_FROM = { width: 180, height: 40 };
const LINES_FROM = { width: 70, height: 14 };

/** Whether a calculator can stand beside the tables. */
export function hasDock(size: Size): boolean {
  return holds(size, TWO_FROM);
}

/** Divides the room beneath an instance's summary. */
export function instanceLayout(options: LayoutOptions): InstanceLayout {
  const { width, height, tab, isLarge } = options;
  if (isLarge) {
    const past = holds(options, LINES_FROM) ? "graphs" : "lines";
    return { past, pastHeight: height, columns: [], dock: undefined };
  }
  if (holds(options, THREE_FROM)) return threeColumns(options);
  if (holds(options, TWO_FROM)) return twoColumns(options);
  const hasLines = holds(options, LINES_FROM);
  const pastHeight = hasLines ? 2 : 0;
  const panels = [{ tab, height: height - pastHeight }];
  return {
    past: hasLines ? "lines" : "none",
    pastHeight,
    columns: [{ width, panels }],
    dock: undefined,
  };
}

function holds(size: Size, least: Size): boolean {
  return size.width >= least.width && size.height >= least.height;
}

/** The calculator takes the second column for as long as it has the keys. */
function twoColumns(options: LayoutOptions): InstanceLayout {
  const { width, height, isDockFocused } = options;
  const pastHeight = 7;
  const room = height - pastHeight;
  const left = Math.floor((width - GAP) * 0.64);
  const right = width - GAP - left;
  const first = { width: left, panels: lookedAt(room, options) };
  const second = { width: right, panels: toldAbout(room) };
  return {
    past: "graphs",
    pastHeight,
    columns: isDockFocused ? [first] : [first, second],
    dock: isDockFocused ? { width: right, height: room } : undefined,
  };
}

function threeColumns(options: LayoutOptions): InstanceLayout {
  const { width, height } = options;
  const pastHeight = 10;
  const room = height - pastHeight;
  const rest = width - 2 * GAP;
  const left = Math.floor(rest * 0.5);
  const middle = Math.floor(rest * 0.27);
  return {
    past: "graphs",
    pastHeight,
    columns: [
      { width: left, panels: lookedAt(room, options) },
      { width: middle, panels: toldAbout(room) },
    ],
    dock: { width: rest - left - middle, height: room },
  };
}

const AROUND_ROWS = 3; // a title, a head, and a line for what is wrong

/** As many rows for end servers as there can be: what is beneath stays. */
function lookedAt(height: number, { most }: LayoutOptions) {
  const own = Math.min(most + AROUND_ROWS, Math.floor(height / 2));
  const servers = Math.max(AROUND_ROWS + 2, own);
  return [
    { tab: "servers", height: servers },
    { tab: "connections", height: height - servers },
  ] as const;
}

function toldAbout(height: number) {
  const decisions = Math.floor(height * 0.45);
  return [
    { tab: "decisions", height: decisions },
    { tab: "log", height: height - decisions },
  ] as const;
}
