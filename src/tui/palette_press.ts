import { edit, type Editing } from "./components/edit.ts";
import { paletteEntries, type PaletteEntry } from "./palette_entries.ts";
import { commandFor, modalBindings } from "./key_map.ts";
import type { Press } from "./keys.ts";
import { act, say, type Powers } from "./powers.ts";
import { runCommand } from "./run_command.ts";
import { graphemes } from "./text.ts";
import type { Modal } from "./types.ts";

type PaletteModal = Extract<Modal, { readonly kind: "palette" }>;

/** What a key does to the palette. */
export function palettePress(
  modal: PaletteModal,
  press: Press,
  powers: Powers,
): void {
  const { line, at } = modal;
  const entries = paletteEntries(powers.store.current(), line.value);
  const chosen = entries[Math.min(at, entries.length - 1)];
  const move = (to: number) =>
    show(powers, { ...modal, at: (to + entries.length) % entries.length });
  switch (commandFor(modalBindings(modal), press.name)) {
    case "close":
      return act(powers, { kind: "modal", modal: undefined });
    case "run":
      return chosen ? run(powers, chosen) : unknown(powers, line.value);
    case "complete":
      return chosen && show(powers, completed(chosen));
    case "entry-down":
      return entries.length > 0 ? move(at + 1) : undefined;
    case "entry-up":
      return entries.length > 0 ? move(at - 1) : undefined;
    default: {
      const edited = edit(line, press);
      if (edited) return show(powers, typed(modal, edited));
    }
  }
}

function run(powers: Powers, entry: PaletteEntry): void {
  const { deed } = entry;
  if (deed.kind === "wants") return show(powers, completed(entry));
  act(powers, { kind: "modal", modal: undefined });
  if (deed.kind === "command") return runCommand(powers, deed.command);
  deed.verb.run(deed.argument, powers);
}

function unknown(powers: Powers, value: string): void {
  const text = `Cannot run "${value}": there is no such command here; delete it to see all`;
  say(powers, text, { tone: "err" });
}

/** What an entry stands for, typed in full; ready for what comes after it. */
function completed({ text, deed }: PaletteEntry): PaletteModal {
  const value = deed.kind === "wants" ? `${text} ` : text;
  const line = { value, cursor: graphemes(value).length };
  return { kind: "palette", line, at: 0 };
}

/** Other letters find other entries: the best of them is chosen. */
function typed(modal: PaletteModal, line: Editing): PaletteModal {
  return { ...modal, line, at: line.value === modal.line.value ? modal.at : 0 };
}

function show(powers: Powers, modal: PaletteModal): void {
  act(powers, { kind: "modal", modal });
}
