import { currentScreen } from "../current_screen.ts";
import { helpEntries } from "../help_entries.ts";
import { bodyOf } from "../layout.ts";
import { line, type Line } from "../line.ts";
import { clean, cutTo, fit, wrap } from "../text.ts";
import type { Theme } from "../theme.ts";
import type { Modal, State } from "../types.ts";
import { inputLine } from "./input_line.ts";

type HelpModal = Extract<Modal, { readonly kind: "help" }>;

/** How far the help can be scrolled. */
export interface HelpRoom {
  readonly page: number;
  readonly most: number;
}

const HEAD = 1; // the line that is typed in
const KEYS_MOST = 22;

/** How much of the help there is beyond the screen. */
export function helpRoom(state: State, modal: HelpModal): HelpRoom {
  const page = bodyOf(state.size).height - HEAD;
  return { page, most: Math.max(0, contentOf(state, modal).length - page) };
}

/** The help of the screen beneath, and its keys: all of the body. */
export function helpLines(
  state: State,
  modal: HelpModal,
  theme: Theme,
): Line[] {
  const { width } = state.size;
  const content = contentOf(state, modal);
  const { page, most } = helpRoom(state, modal);
  const start = Math.min(modal.scroll, most);
  const end = Math.min(start + page, content.length);
  const note = most > 0 ? ` ${start + 1}-${end} of ${content.length}` : "";
  const typed = { prompt: " Find: ", width, theme, note };
  const shown = content
    .slice(start, end)
    .map((row) => drawn(row, width, theme));
  return [inputLine(modal.line, typed), ...shown];
}

type Row =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "entry"; readonly keys: string; readonly label: string };

function contentOf(state: State, { line: typed }: HelpModal): readonly Row[] {
  const { screen } = currentScreen({ ...state, modal: undefined });
  const entries = helpEntries(state, typed.value).map(
    (entry) => ({ kind: "entry", ...entry }) as const,
  );
  if (typed.value.trim() !== "") {
    return entries.length > 0 ? entries : [textRow("  No key does that")];
  }
  const about = wrap(clean(screen.help), state.size.width - 4);
  return [
    ...about.map((text) => textRow(`  ${text}`)),
    textRow(""),
    ...entries,
  ];
}

function textRow(text: string): Row {
  return { kind: "text", text };
}

function drawn(row: Row, width: number, { ellipsis }: Theme): Line {
  if (row.kind === "text") return line(cutTo(row.text, width, ellipsis));
  const room = Math.min(KEYS_MOST, Math.floor(width / 2) - 3);
  const { keys, label } = row;
  return [
    { text: `  ${fit(keys, room, { ellipsis })} `, bold: true },
    { text: cutTo(label, Math.max(0, width - room - 3), ellipsis) },
  ];
}
