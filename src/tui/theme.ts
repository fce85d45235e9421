import {
  PALETTES,
  type Colors,
  type Palette,
  type PaletteName,
  type Selection,
  type Tone,
} from "./palettes.ts";

export type { Tone } from "./palettes.ts";

/** How things look: colours, and the few characters that are not letters. */
export interface Theme {
  /** Colours by tone; none at all where colours are not wanted. */
  readonly colors: Colors;
  /** How what is selected is drawn; inverse where this is nothing. */
  readonly selection: Selection | undefined;
  /** No character beyond ASCII. */
  readonly ascii: boolean;
  readonly ellipsis: string;
  readonly separator: string;
  readonly crumb: string;
  readonly rule: string;
  readonly bar: string;
  readonly dot: string;
  readonly arrows: readonly [left: string, right: string];
  /** How a column is sorted. */
  readonly sorted: readonly [ascending: string, descending: string];
}

/** What the terminal can show. */
export interface ThemeOptions {
  readonly noColor: boolean;
  readonly ascii: boolean;
  /** Which colours. @default "terminal" */
  readonly palette?: PaletteName;
  /** Bits of colour: 4 for sixteen colours, 8 or 24 for more. @default 24 */
  readonly colorDepth?: number;
}

const MANY_COLORS = 8;

const ASCII = {
  ascii: true,
  ellipsis: "~",
  separator: " - ",
  crumb: " > ",
  rule: "-",
  bar: "|",
  dot: "*",
  arrows: ["<", ">"],
  sorted: ["^", "v"],
} as const;

const UNICODE = {
  ascii: false,
  ellipsis: "…",
  separator: " · ",
  crumb: " › ",
  rule: "─",
  bar: "│",
  dot: "•",
  arrows: ["◂", "▸"],
  sorted: ["▴", "▾"],
} as const;

/** Makes the theme for a terminal. Nothing is told by colour alone. */
export function makeTheme({
  noColor,
  ascii,
  palette = "terminal",
  colorDepth = 24,
}: ThemeOptions): Theme {
  const chosen: Palette = PALETTES[noColor ? "mono" : palette];
  const { colors, basic, selection } = chosen;
  // Where its colours are not to be had, neither are those of its selection.
  const isReduced = basic !== undefined && colorDepth < MANY_COLORS;
  return {
    colors: isReduced ? basic : colors,
    selection: isReduced ? undefined : selection,
    ...(ascii ? ASCII : UNICODE),
  };
}

const STATE_TONES: Readonly<Record<string, Tone>> = {
  serving: "ok",
  ready: "ok",
  starting: "warn",
  draining: "warn",
  deleting: "warn",
  degraded: "err",
  ejected: "err",
  gone: "dim",
};

/** How the state of an instance or an end server looks. */
export function stateTone(state: string): Tone | undefined {
  return STATE_TONES[state];
}
