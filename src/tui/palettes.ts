/** What a piece of text is, so that a theme can say how it looks. */
export type Tone = "ok" | "warn" | "err" | "dim" | "accent";

/** Colours by tone. */
export type Colors = Readonly<Partial<Record<Tone, string>>>;

/** How what is selected is drawn. */
export interface Selection {
  readonly color: string;
  readonly backgroundColor: string;
}

/** The colours of a theme. */
export interface Palette {
  /** One line about when to choose it. */
  readonly summary: string;
  readonly colors: Colors;
  /** For terminals with sixteen colours, where `colors` asks for more. */
  readonly basic?: Colors;
  /** Inverse where a palette has none of its own. */
  readonly selection?: Selection;
}

/**
 * The themes there are. Nothing is told by colour alone, so each is a matter
 * of taste and of eyes.
 */
export const PALETTES = {
  terminal: {
    summary: "The sixteen colours as the terminal itself has them",
    colors: {
      ok: "green",
      warn: "yellow",
      err: "red",
      dim: "gray",
      accent: "cyan",
    },
  },
  "high-contrast": {
    summary: "Bright colours only, and nothing greyed out",
    colors: {
      ok: "greenBright",
      warn: "yellowBright",
      err: "redBright",
      accent: "cyanBright",
    },
    selection: { color: "black", backgroundColor: "yellowBright" },
  },
  // The colours that most kinds of eyes can tell apart: Okabe and Ito,
  // "Color Universal Design" (2008). Blue stands for good, not green.
  "colour-blind": {
    summary: "Blue, yellow and vermilion, which most eyes can tell apart",
    colors: {
      ok: "#56b4e9",
      warn: "#f0e442",
      err: "#d55e00",
      dim: "gray",
      accent: "#cc79a7",
    },
    basic: {
      ok: "blueBright",
      warn: "yellowBright",
      err: "red",
      dim: "gray",
      accent: "magentaBright",
    },
  },
  night: {
    summary: "Soft colours for a dark terminal",
    colors: {
      ok: "#8fbf7f",
      warn: "#d9b36c",
      err: "#e07a7a",
      dim: "#7d8590",
      accent: "#7fb4d9",
    },
    basic: {
      ok: "green",
      warn: "yellow",
      err: "red",
      dim: "gray",
      accent: "blueBright",
    },
    selection: { color: "#0d1117", backgroundColor: "#7fb4d9" },
  },
  paper: {
    summary: "Dark colours for a light terminal",
    colors: {
      ok: "#1a6b2d",
      warn: "#855500",
      err: "#b3172b",
      dim: "#666666",
      accent: "#00557f",
    },
    basic: {
      ok: "green",
      warn: "magenta",
      err: "red",
      dim: "gray",
      accent: "blue",
    },
    selection: { color: "#ffffff", backgroundColor: "#00557f" },
  },
  mono: {
    summary: "No colours; bold and inverse only",
    colors: {},
  },
} as const satisfies Readonly<Record<string, Palette>>;

/** The name of a theme. */
export type PaletteName = keyof typeof PALETTES;

/** Whether there is a theme of this name. */
export function isPaletteName(name: string): name is PaletteName {
  return Object.hasOwn(PALETTES, name);
}
