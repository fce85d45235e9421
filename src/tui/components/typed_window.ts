import { clean, fit, widthOf } from "../text.ts";

/** The part of a text that is seen while it is typed in. */
export interface TypedWindow {
  readonly before: string;
  /** The character under the cursor; a blank at the end. */
  readonly at: string;
  /** Fills what is left of the room. */
  readonly after: string;
}

/** What decides how much of a text is seen. */
export interface TypedWindowOptions {
  /** The character the cursor is at. */
  readonly cursor: number;
  readonly room: number;
  readonly ellipsis: string;
}

/**
 * As many characters before the cursor as there is room for, and what follows
 * it. Only what is seen is looked at: a pasted text may be long.
 */
export function typedWindow(
  characters: readonly string[],
  { cursor, room, ellipsis }: TypedWindowOptions,
): TypedWindow {
  const place = Math.min(cursor, characters.length);
  const at = clean(characters[place] ?? " ");
  let left = room - widthOf(at);
  let start = place;
  while (start > 0) {
    const width = widthOf(clean(characters[start - 1] ?? ""));
    if (width > left) break;
    left -= width;
    start--;
  }
  const before = clean(characters.slice(start, place).join(""));
  const next = characters.slice(place + 1, place + 2 + Math.max(0, left));
  return { before, at, after: fit(clean(next.join("")), left, { ellipsis }) };
}
