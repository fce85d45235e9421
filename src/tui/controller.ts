import { reduceForm } from "./components/form.ts";
import type { Action } from "./actions.ts";
import type { Effects } from "./effects.ts";
import { bindingsOf, commandFor } from "./key_map.ts";
import { bodyOf } from "./layout.ts";
import type { Press } from "./keys.ts";
import { topRoute } from "./reduce.ts";
import type { Context } from "./screen.ts";
import { SCREENS } from "./screens/all.ts";
import type { Store } from "./store.ts";
import type { Confirm, Modal, State } from "./types.ts";

/** What turns keys into actions. */
export interface ControllerOptions {
  readonly store: Store<State, Action>;
  readonly effects: Effects;
  /** Quitting stops the scaler too, so it is asked for. */
  readonly embedded: boolean;
}

const QUIT: Confirm = {
  question:
    "The scaler runs inside this console, so quitting stops every end server.",
  yesLabel: "Stop everything",
  action: { kind: "quit" },
};

/** Makes the one function that all keys go to. */
export function createController(
  options: ControllerOptions,
): (press: Press) => void {
  return function handle(press) {
    const { modal } = options.store.current();
    if (modal) return inModal(options, modal, press);
    inScreen(options, press);
  };
}

function inScreen(options: ControllerOptions, press: Press): void {
  const { store } = options;
  const state = store.current();
  const route = topRoute(state);
  const screen = SCREENS[route.screen];
  act(options, { kind: "notice", notice: undefined });
  const result = route.form ? reduceForm(route.form, press) : undefined;
  if (result && result.kind !== "ignored") {
    act(options, { kind: "patch", patch: { form: result.form } });
    if (result.kind === "submit") screen.submit?.(contextOf(options));
    return;
  }
  const rows = screen.rows?.(state.data, route);
  const hasRows = rows !== undefined;
  const bindings = bindingsOf(state, screen.bindings, { hasRows });
  const command = commandFor(bindings, press.name);
  if (command === undefined) return;
  if (everywhere(options, command)) return;
  if (rows && moveRow(options, { command, rows })) return;
  screen.run?.(command, contextOf(options));
}

/** What a screen gets to work with. */
function contextOf(options: ControllerOptions): Context {
  const state = options.store.current();
  return {
    state,
    route: topRoute(state),
    dispatch: (action) => act(options, action),
    effects: options.effects,
    ask: (confirm) => ask(options, confirm),
  };
}

function act({ store }: ControllerOptions, action: Action): void {
  store.dispatch(action, { urgent: true });
}

function ask(options: ControllerOptions, confirm: Confirm): void {
  const modal = { kind: "confirm", confirm, yes: false } as const;
  act(options, { kind: "modal", modal });
}

function everywhere(options: ControllerOptions, command: string): boolean {
  switch (command) {
    case "back":
      act(options, { kind: "pop" });
      return true;
    case "help":
      act(options, { kind: "modal", modal: { kind: "help", scroll: 0 } });
      return true;
    case "quit":
      if (options.embedded) ask(options, QUIT);
      else options.effects.quit();
      return true;
    case "redraw":
      options.effects.redraw();
      return true;
    default:
      return false;
  }
}

interface Move {
  readonly command: string;
  readonly rows: readonly string[];
}

/** The selection is an id: it stays with its row wherever that goes. */
function moveRow(options: ControllerOptions, { command, rows }: Move): boolean {
  const route = topRoute(options.store.current());
  const chosen = route.selected[route.tab];
  const index = Math.max(0, rows.indexOf(chosen ?? ""));
  const page = bodyOf(options.store.current().size).height - 2;
  const steps: Readonly<Record<string, number>> = {
    "row-up": index - 1,
    "row-down": index + 1,
    "row-page-up": index - page,
    "row-page-down": index + page,
    "row-first": 0,
    "row-last": rows.length - 1,
  };
  const wanted = steps[command];
  if (wanted === undefined) return false;
  const id = rows[Math.max(0, Math.min(wanted, rows.length - 1))];
  if (id === undefined) return true;
  const selected = { ...route.selected, [route.tab]: id };
  act(options, { kind: "patch", patch: { selected } });
  return true;
}

function inModal(options: ControllerOptions, modal: Modal, press: Press): void {
  switch (modal.kind) {
    case "help":
      return inHelp(options, modal.scroll, press);
    case "confirm":
      return inConfirm(options, modal, press);
    default:
      return modal satisfies never;
  }
}

function inHelp(
  options: ControllerOptions,
  scroll: number,
  press: Press,
): void {
  const state = options.store.current();
  const bindings = bindingsOf(state, [], { hasRows: false });
  switch (commandFor(bindings, press.name)) {
    case "close":
      return act(options, { kind: "modal", modal: undefined });
    case "scroll-down":
      return scrollHelp(options, scroll + 1);
    case "scroll-up":
      return scrollHelp(options, Math.max(0, scroll - 1));
  }
}

function scrollHelp(options: ControllerOptions, scroll: number): void {
  act(options, { kind: "modal", modal: { kind: "help", scroll } });
}

function inConfirm(
  options: ControllerOptions,
  modal: Extract<Modal, { readonly kind: "confirm" }>,
  press: Press,
): void {
  const { confirm, yes } = modal;
  // Twice Ctrl-C means it, as in any terminal.
  const isMeant = press.name === "ctrl-c" && confirm.action.kind === "quit";
  const bindings = bindingsOf(options.store.current(), [], { hasRows: false });
  const command = isMeant ? "yes" : commandFor(bindings, press.name);
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

function confirmed(options: ControllerOptions, { action }: Confirm): void {
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
