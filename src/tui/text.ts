/** Room for one cell: how wide, and on which side the blanks go. */
export interface FitOptions {
  /** @default "left" */
  readonly align?: "left" | "right";
  /** Stands for what was cut off. @default "…" */
  readonly ellipsis?: string;
}

// C0, DEL and C1; marks that turn the reading direction; line separators.
const CONTROLS =
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;
const PLAIN = /^[\x20-\x7e]*$/;
const LONGEST = 4_096;
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * Text from outside made safe for one line of the screen: no escape sequences,
 * no control characters, no change of direction, at most 4096 characters.
 */
export function clean(text: string): string {
  return harmless(text.slice(0, LONGEST));
}

/** The same of any length. */
export function harmless(text: string): string {
  return Bun.stripANSI(text).replace(CONTROLS, " ");
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return Bun.stringWidth(text);
}

/** Cuts or pads a clean text to exactly `width` columns. */
export function fit(
  text: string,
  width: number,
  { align = "left", ellipsis = "…" }: FitOptions = {},
): string {
  if (width <= 0) return "";
  const cut = cutTo(text, width, ellipsis);
  const blanks = " ".repeat(Math.max(0, width - widthOf(cut)));
  return align === "right" ? blanks + cut : cut + blanks;
}

/** Cuts a clean text to at most `width` columns. */
export function cutTo(text: string, width: number, ellipsis = "…"): string {
  if (widthOf(text) <= width) return text;
  const room = Math.max(0, width - widthOf(ellipsis));
  return headOf(text, room) + ellipsis.slice(0, width);
}

/** The first `width` columns of a clean text; a wide letter is whole or gone. */
export function headOf(text: string, width: number): string {
  const cut = Bun.sliceAnsi(text, 0, width);
  return widthOf(cut) <= width ? cut : Bun.sliceAnsi(text, 0, width - 1);
}

/** Breaks a clean text into lines of at most `width` columns. */
export function wrap(text: string, width: number): string[] {
  return Bun.wrapAnsi(text, Math.max(1, width), { hard: true }).split("\n");
}

/** How a text is broken that must not take too many lines. */
export interface ParagraphOptions extends Pick<FitOptions, "ellipsis"> {
  readonly width: number;
  /** Lines at most; an ellipsis ends the last one if there were more. */
  readonly most: number;
}

/** Breaks a clean text into at most `most` lines of at most `width` columns. */
export function paragraph(
  text: string,
  { width, most, ellipsis = "…" }: ParagraphOptions,
): string[] {
  const lines = wrap(text, width);
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most - 1);
  const last = `${lines[most - 1] ?? ""}${ellipsis}`;
  return [...kept, cutTo(last, width, ellipsis)];
}

/** The characters of a text as a person counts them. */
export function graphemes(text: string): string[] {
  if (PLAIN.test(text)) return text.split(""); // the same, and ten times as fast
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
