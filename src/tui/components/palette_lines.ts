import { paletteEntries, type PaletteEntry } from "../palette_entries.ts";
import { bodyOf } from "../layout.ts";
import { line, windowStart, type Line } from "../line.ts";
import { clean, cutTo, fit, widthOf } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { Modal, State } from "../types.ts";
import { inputLine } from "./input_line.ts";

type PaletteModal = Extract<Modal, { readonly kind: "palette" }>;

const MARKER = 2;
const NAME_MOST = 28;
const KEYS_MOST = 12;

/** What is typed, and the commands that fit: all of the body. */
export function paletteLines(
  state: State,
  { line: typed, at }: PaletteModal,
  theme: Theme,
): Line[] {
  const { width, height } = bodyOf(state.size);
  const entries = paletteEntries(state, typed.value);
  const index = Math.min(at, entries.length - 1);
  const note = entries.length === 0 ? "" : ` ${index + 1} of ${entries.length}`;
  const head = inputLine(typed, { prompt: " :", width, theme, note });
  if (entries.length === 0) {
    return [head, line("  No command fits", { tone: "dim" })];
  }
  const room = height - 1;
  const start = windowStart(index, { total: entries.length, height: room });
  const shown = entries.slice(start, start + room);
  const names = Math.min(
    NAME_MOST,
    Math.max(...entries.map(({ usage }) => widthOf(clean(usage)))),
  );
  return [
    head,
    ...shown.map((entry, row) => {
      const isAt = start + row === index;
      return entryLine(entry, { width, names, isAt, theme });
    }),
  ];
}

interface EntryLook {
  readonly width: number;
  /** Columns of the names. */
  readonly names: number;
  readonly isAt: boolean;
  readonly theme: Theme;
}

/** Name, what it does, and the keys that do the same. */
function entryLine(
  { usage, label, keys }: PaletteEntry,
  { width, names, isAt, theme }: EntryLook,
): Line {
  const { ellipsis } = theme;
  const name = fit(clean(usage), Math.min(names, width - MARKER), { ellipsis });
  const last = cutTo(keys, KEYS_MOST, ellipsis);
  const room = width - MARKER - widthOf(name) - widthOf(last) - 4;
  const text = room < 4 ? "" : fit(clean(label), room, { ellipsis });
  return [
    { text: isAt ? "> " : "  ", inverse: isAt },
    { text: name, bold: true, inverse: isAt },
    { text: text === "" ? "" : `  ${text}`, inverse: isAt },
    {
      text: room < 4 || last === "" ? "" : ` ${last} `,
      inverse: isAt,
      tone: "dim",
    },
  ];
}
