import type { Line, Span } from "../line.ts";
import { graphemes, widthOf } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { Editing } from "./edit.ts";
import { typedWindow } from "./typed_window.ts";

/** Where a line that is typed in is drawn, and what is around it. */
export interface InputLineOptions {
  /** Stands before what is typed: `/`, `:` … */
  readonly prompt: string;
  readonly width: number;
  readonly theme: Theme;
  /** Stands at the right end where there is room for it: `3 of 17`. */
  readonly note?: string;
}

/** A line being typed, with its cursor: exactly `width` columns. */
export function inputLine(editing: Editing, options: InputLineOptions): Line {
  const { prompt, width, theme, note = "" } = options;
  const own = widthOf(note) + widthOf(prompt) + 12 > width ? "" : note;
  const room = Math.max(2, width - widthOf(prompt) - widthOf(own));
  const typed = typedSpans(editing, { room, theme });
  return [
    { text: prompt, bold: true, tone: "accent" },
    ...typed,
    { text: own, tone: "dim" },
  ];
}

/** The part of the text around the cursor, which is drawn inverse. */
function typedSpans(
  { value, cursor }: Editing,
  { room, theme }: { readonly room: number; readonly theme: Theme },
): Span[] {
  const { ellipsis } = theme;
  const { before, at, after } = typedWindow(graphemes(value), {
    ...{ cursor, room, ellipsis },
  });
  return [
    { text: before },
    { text: at, inverse: true, caret: "typing" },
    { text: after },
  ];
}
