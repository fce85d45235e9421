import { edit, EMPTY_LINE } from "./components/edit.ts";
import { helpRoom } from "./components/help_lines.ts";
import { commandFor } from "./key_map.ts";
import { HELP } from "./key_scopes.ts";
import type { Press } from "./keys.ts";
import { act, type Powers } from "./powers.ts";
import type { Modal } from "./types.ts";

type HelpModal = Extract<Modal, { readonly kind: "help" }>;

/** What a key does to the help. */
export function helpPress(
  modal: HelpModal,
  press: Press,
  powers: Powers,
): void {
  const { page, most } = helpRoom(powers.store.current(), modal);
  const scrollTo = (scroll: number) =>
    show(powers, { ...modal, scroll: Math.max(0, Math.min(scroll, most)) });
  const { scroll } = modal;
  switch (commandFor(HELP, press.name)) {
    case "close":
      return close(powers, modal, press);
    case "scroll-down":
      return scrollTo(scroll + 1);
    case "scroll-up":
      return scrollTo(scroll - 1);
    case "page-down":
      return scrollTo(scroll + page);
    case "page-up":
      return scrollTo(scroll - page);
    default: {
      // The key that opened it closes it, unless it is looked for.
      if (press.name === "?" && modal.line.value === "") return hide(powers);
      const line = edit(modal.line, press);
      if (line) show(powers, { ...modal, line, scroll: 0 });
    }
  }
}

/** Esc takes what is typed away first. */
function close(powers: Powers, modal: HelpModal, { name }: Press): void {
  if (name !== "esc" || modal.line.value === "") return hide(powers);
  show(powers, { ...modal, line: EMPTY_LINE, scroll: 0 });
}

function hide(powers: Powers): void {
  act(powers, { kind: "modal", modal: undefined });
}

function show(powers: Powers, modal: HelpModal): void {
  act(powers, { kind: "modal", modal });
}
