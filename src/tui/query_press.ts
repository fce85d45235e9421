import { edit } from "./components/edit.ts";
import { currentScreen } from "./current_screen.ts";
import { commandFor, modalBindings } from "./key_map.ts";
import type { Press } from "./keys.ts";
import { act, type Powers } from "./powers.ts";
import { setQuery } from "./query.ts";
import { runCommand } from "./run_command.ts";
import type { Modal } from "./types.ts";

type QueryModal = Extract<Modal, { readonly kind: "query" }>;

/** What a key does to the line a filter or a search is typed in. */
export function queryPress(
  modal: QueryModal,
  press: Press,
  powers: Powers,
): void {
  const command = commandFor(modalBindings(modal), press.name);
  switch (command) {
    case "keep":
      return keep(powers);
    case "cancel":
      setQuery(powers, modal.tab, modal.before);
      return act(powers, { kind: "modal", modal: undefined });
    case "row-up":
    case "row-down":
      return runCommand(powers, command);
    default: {
      const line = edit(modal.line, press);
      if (!line) return;
      act(powers, { kind: "modal", modal: { ...modal, line } });
      setQuery(powers, modal.tab, line.value);
    }
  }
}

/** A search that is kept goes to what it found. */
function keep(powers: Powers): void {
  act(powers, { kind: "modal", modal: undefined });
  const { rows } = currentScreen(powers.store.current());
  if (rows?.query === "search") runCommand(powers, "found-here");
}
