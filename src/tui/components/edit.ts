import type { Press } from "../keys.ts";
import { graphemes, harmless } from "../text.ts";

/** A line being typed; the cursor counts characters as a person does. */
export interface Editing {
  readonly value: string;
  readonly cursor: number;
}

/** A line with nothing in it. */
export const EMPTY_LINE: Editing = { value: "", cursor: 0 };

/** Characters that a line holds at most; what is pasted beyond is left out. */
const LONGEST = 16_384;

/** The line after a key; `undefined` when the key is none of its own. */
export function edit(editing: Editing, press: Press): Editing | undefined {
  const characters = graphemes(editing.value);
  const at = Math.min(editing.cursor, characters.length);
  const keep = (cursor: number) => ({ ...editing, cursor });
  const splice = (from: number, to: number) => ({
    value: characters.toSpliced(from, to - from).join(""),
    cursor: from,
  });
  switch (press.name) {
    case "left":
      return keep(Math.max(0, at - 1));
    case "right":
      return keep(Math.min(characters.length, at + 1));
    case "home":
    case "ctrl-a":
      return keep(0);
    case "end":
    case "ctrl-e":
      return keep(characters.length);
    case "backspace":
      return at === 0 ? keep(0) : splice(at - 1, at);
    case "delete":
      return splice(at, Math.min(at + 1, characters.length));
    case "ctrl-u":
      return splice(0, at);
    case "ctrl-k":
      return splice(at, characters.length);
    case "ctrl-w":
      return splice(wordStart(characters, at), at);
    default:
      return press.text === undefined
        ? undefined
        : insert(characters, { at, text: press.text });
  }
}

/** Whatever was pasted becomes one line: fields have no others. */
function insert(
  characters: readonly string[],
  { at, text }: { readonly at: number; readonly text: string },
): Editing {
  const room = Math.max(0, LONGEST - characters.length);
  const added = graphemes(harmless(text)).slice(0, room);
  return {
    value: characters.toSpliced(at, 0, ...added).join(""),
    cursor: at + added.length,
  };
}

function wordStart(characters: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && characters[start - 1] === " ") start--;
  while (start > 0 && characters[start - 1] !== " ") start--;
  return start;
}
