import type { Theme, Tone } from "./theme.ts";
import { headOf, widthOf } from "./text.ts";

/** A piece of a line that looks the same throughout. */
export interface Span {
  readonly text: string;
  readonly tone?: Tone | undefined;
  readonly bold?: boolean;
  readonly inverse?: boolean;
  /** What a click on it means. */
  readonly hit?: Hit;
  /** The terminal's own cursor stands at its beginning. @default it does not */
  readonly caret?: Caret | undefined;
}

/** What the cursor stands at: where text goes in counts before what is chosen. */
export type Caret = "typing" | "chosen";

/** What a piece of the screen stands for. */
export type Hit =
  | { readonly kind: "row"; readonly id: string }
  /** The key that does what is written there. */
  | { readonly kind: "key"; readonly name: string };

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

/** Room for lines, and the mark of what did not fit into it. */
export interface Room extends Pick<Theme, "ellipsis"> {
  readonly width: number;
  readonly height: number;
}

/** The first `height` of some lines; the last one says if there were more. */
export function firstLines(lines: readonly Line[], room: Room): Line[] {
  const { width, height, ellipsis } = room;
  if (lines.length <= height) return [...lines];
  const kept = lines.slice(0, Math.max(0, height));
  const last = kept.pop();
  if (!last) return kept;
  const more = [...last, { text: ` ${ellipsis}` }];
  return [...kept, cutLine(more, { width, ellipsis })];
}

/** A line of at most `width` columns; an ellipsis stands for what was cut. */
export function cutLine(
  spans: Line,
  { width, ellipsis }: Pick<Room, "width" | "ellipsis">,
): Line {
  if (lineWidth(spans) <= width) return spans;
  let left = width - widthOf(ellipsis);
  const kept: Span[] = [];
  for (const span of spans) {
    const text = headOf(span.text, left);
    left -= widthOf(text);
    if (text !== "") kept.push({ ...span, text });
    if (text !== span.text) break;
  }
  const last = kept.pop() ?? { text: "" };
  return [...kept, { ...last, text: last.text + ellipsis }];
}
