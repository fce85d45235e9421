/** What a piece of text is, so that a theme can say how it looks. */
export type Tone = "ok" | "warn" | "err" | "dim" | "accent";

/** How things look: colours, and the few characters that are not letters. */
export interface Theme {
  /** Colours by tone; none at all where colours are not wanted. */
  readonly colors: Readonly<Partial<Record<Tone, string>>>;
  /** No character beyond ASCII. */
  readonly ascii: boolean;
  readonly ellipsis: string;
  readonly separator: string;
  readonly crumb: string;
  readonly rule: string;
  readonly bar: string;
  readonly dot: string;
  readonly arrows: readonly [left: string, right: string];
}

/** What the terminal can show. */
export interface ThemeOptions {
  readonly noColor: boolean;
  readonly ascii: boolean;
}

// The sixteen colours: the terminal's own palette decides what they are.
const COLORS = {
  ok: "green",
  warn: "yellow",
  err: "red",
  dim: "gray",
  accent: "cyan",
} as const;

const ASCII = {
  ascii: true,
  ellipsis: "~",
  separator: " - ",
  crumb: " > ",
  rule: "-",
  bar: "|",
  dot: "*",
  arrows: ["<", ">"],
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
} as const;

/** Makes the theme for a terminal. Nothing is told by colour alone. */
export function makeTheme({ noColor, ascii }: ThemeOptions): Theme {
  return { colors: noColor ? {} : COLORS, ...(ascii ? ASCII : UNICODE) };
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
