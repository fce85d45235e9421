import type { Action } from "./actions.ts";
import type { Effects } from "./effects.ts";
import { commandFor, CONFIRM, HELP } from "./key_map.ts";
import type { Press } from "./keys.ts";
import type { Store } from "./store.ts";
import type { Confirm, Modal, State } from "./types.ts";

/** What keys can work on. */
export interface Powers {
  readonly store: Store<State, Action>;
  readonly effects: Effects;
}

/** Puts a question over the screen; its answer is Cancel unless turned. */
export function ask(options: Powers, confirm: Confirm): void {
  const modal = { kind: "confirm", confirm, yes: false } as const;
  act(options, { kind: "modal", modal });
}

/** What a key does to what lies over the screen. */
export function modalPress(modal: Modal, press: Press, options: Powers): void {
  switch (modal.kind) {
    case "help":
      return inHelp(options, modal.scroll, press);
    case "confirm":
      return inConfirm(options, modal, press);
    default:
      return modal satisfies never;
  }
}

function act({ store }: Powers, action: Action): void {
  store.dispatch(action, { urgent: true });
}

function inHelp(options: Powers, scroll: number, press: Press): void {
  switch (commandFor(HELP, press.name)) {
    case "close":
      return act(options, { kind: "modal", modal: undefined });
    case "scroll-down":
      return scrollHelp(options, scroll + 1);
    case "scroll-up":
      return scrollHelp(options, Math.max(0, scroll - 1));
  }
}

function scrollHelp(options: Powers, scroll: number): void {
  act(options, { kind: "modal", modal: { kind: "help", scroll } });
}

function inConfirm(
  options: Powers,
  modal: Extract<Modal, { readonly kind: "confirm" }>,
  press: Press,
): void {
  const { confirm, yes } = modal;
  // Twice Ctrl-C means it, as in any terminal.
  const isMeant = press.name === "ctrl-c" && confirm.action.kind === "quit";
  const command = isMeant ? "yes" : commandFor(CONFIRM, press.name);
  switch (command) {
    case "turn":
      return act(options, { kind: "modal", modal: { ...modal, yes: !yes } });
    case "no":
      return act(options, { kind: "modal", modal: undefined });
    case "yes":
      return confirmed(options, confirm);
    case "answer":
      if (yes) return confirmed(options, confirm);
      return act(options, { kind: "modal", modal: undefined });
  }
}

function confirmed(options: Powers, { action }: Confirm): void {
  act(options, { kind: "modal", modal: undefined });
  switch (action.kind) {
    case "quit":
      return options.effects.quit();
    case "delete":
      return options.effects.portal?.remove(action.instanceId);
    default:
      return action satisfies never;
  }
}
