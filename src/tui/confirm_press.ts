import { confirmed } from "./ask.ts";
import { edit } from "./components/edit.ts";
import { commandFor, modalBindings } from "./key_map.ts";
import type { Press } from "./keys.ts";
import { act, type Powers } from "./powers.ts";
import { again } from "./quit.ts";
import { clean } from "./text.ts";
import type { Again, Modal } from "./types.ts";

type ConfirmModal = Extract<Modal, { readonly kind: "confirm" }>;

/** What a key does to a question. */
export function confirmPress(
  modal: ConfirmModal,
  press: Press,
  powers: Powers,
): void {
  const { confirm, at } = modal;
  const count = confirm.choices.length + 1;
  if (confirm.again && press.name === "ctrl-c") {
    return pressedAgain(powers, modal, confirm.again);
  }
  switch (commandOf(modal, press)) {
    case "turn":
      return show(powers, { ...modal, at: (at + 1) % count });
    case "turn-back":
      return show(powers, { ...modal, at: (at + count - 1) % count });
    case "no":
      return act(powers, { kind: "modal", modal: undefined });
    case "yes":
      return answer(powers, { ...modal, at: 1 });
    case "answer":
      return answer(powers, modal);
    case undefined:
      return type(powers, modal, press);
  }
}

/** Whether what has to be typed is there; `true` where nothing has to be. */
export function isTyped({ confirm, line }: ConfirmModal): boolean {
  const { typed } = confirm;
  return typed === undefined || line.value.trim() === clean(typed).trim();
}

function commandOf(modal: ConfirmModal, { name }: Press): string | undefined {
  return commandFor(modalBindings(modal), name);
}

/** Twice Ctrl-C means it, as in any terminal. */
function pressedAgain(
  powers: Powers,
  modal: ConfirmModal,
  { untilMs, action }: Again,
): void {
  const { now = Date.now } = powers;
  if (now() > untilMs) {
    const confirm = { ...modal.confirm, again: again(powers) };
    return show(powers, { ...modal, confirm });
  }
  act(powers, { kind: "modal", modal: undefined });
  confirmed(powers, action);
}

function answer(powers: Powers, modal: ConfirmModal): void {
  const choice = modal.confirm.choices[modal.at - 1];
  // What was chosen before the name is typed in full is not done by accident.
  if (choice && !isTyped(modal)) return;
  act(powers, { kind: "modal", modal: undefined });
  if (choice) confirmed(powers, choice.action);
}

/** Typed in full, the name is the yes: Enter does it then. */
function type(powers: Powers, modal: ConfirmModal, press: Press): void {
  if (modal.confirm.typed === undefined) return;
  const line = edit(modal.line, press);
  if (!line) return;
  const typed = { ...modal, line };
  show(powers, { ...typed, at: isTyped(typed) ? 1 : 0 });
}

function show(powers: Powers, modal: ConfirmModal): void {
  act(powers, { kind: "modal", modal });
}
