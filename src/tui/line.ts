import type { Tone } from "./theme.ts";
import { widthOf } from "./text.ts";

/** A piece of a line that looks the same throughout. */
export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
  readonly bold?: boolean;
  readonly inverse?: boolean;
}

/** One row of the screen. Screens are made of these: they cannot grow. */
export type Line = readonly Span[];

/** A line of one piece. */
export function line(text: string, look: Omit<Span, "text"> = {}): Line {
  return [{ text, ...look }];
}

/** How many columns a line takes. */
export function lineWidth(spans: Line): number {
  return spans.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** The first of `total` rows to show so that row `index` is in `height` rows. */
export function windowStart(
  index: number,
  { total, height }: { readonly total: number; readonly height: number },
): number {
  if (total <= height) return 0;
  const centred = index - Math.floor(height / 2);
  return Math.max(0, Math.min(centred, total - height));
}
