/**
 * A colour as a program asks for it: the terminal's own two, one of its
 * sixteen, or an exact one.
 */
export type Colour = "foreground" | "background" | number | `#${string}`;

/** How a cell looks; inverse is already done. */
export interface Style {
  readonly ink: Colour;
  readonly paper: Colour;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
}

/** One character of a screen. */
export interface Cell {
  readonly text: string;
  /** Two where the character is wide. */
  readonly columns: number;
  readonly style: Style;
}

/** What a terminal shows: rows of cells, each `columns` wide. */
export interface Screen {
  readonly columns: number;
  readonly rows: readonly (readonly Cell[])[];
}

/** The colours of a terminal. */
export interface Palette {
  readonly foreground: string;
  readonly background: string;
  readonly border: string;
  /** Black, red, green, yellow, blue, magenta, cyan, white; then the bright. */
  readonly sixteen: readonly string[];
}

/** What is said of a picture, and in which colours it is drawn. */
export interface PictureOptions {
  /** For those who cannot see it. */
  readonly title: string;
  readonly palette: Palette;
}
