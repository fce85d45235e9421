import type { Action } from "./actions.ts";
import { reduceForm } from "./components/form.ts";
import { currentScreen } from "./current_screen.ts";
import { commandFor } from "./key_map.ts";
import type { Press } from "./keys.ts";
import { ask, modalPress, type Powers } from "./modal_press.ts";
import { selectRow } from "./select_row.ts";
import type { Context } from "./screen.ts";

/** What turns keys into actions. */
export interface ControllerOptions extends Powers {
  /** Quitting stops the scaler too, so it is asked for. */
  readonly embedded: boolean;
}

const QUIT = {
  question:
    "The scaler runs inside this console, so quitting stops every end server.",
  yesLabel: "Stop everything",
  action: { kind: "quit" },
} as const;

/** Makes the one function that all keys go to. */
export function createController(
  options: ControllerOptions,
): (press: Press) => void {
  return function handle(press) {
    const { modal } = options.store.current();
    if (modal) return modalPress(modal, press, options);
    inScreen(options, press);
  };
}

function inScreen(options: ControllerOptions, press: Press): void {
  const { route, screen, bindings } = currentScreen(options.store.current());
  act(options, { kind: "notice", notice: undefined });
  const result = route.form ? reduceForm(route.form, press) : undefined;
  if (result && result.kind !== "ignored") {
    act(options, { kind: "patch", patch: { form: result.form } });
    if (result.kind === "submit") screen.submit?.(contextOf(options));
    return;
  }
  const command = commandFor(bindings, press.name);
  if (command === undefined) return;
  if (command === "back" && screen.back?.(contextOf(options))) return;
  if (everywhere(options, command)) return;
  const context = contextOf(options);
  const rows = screen.rows?.(context.state.data, route);
  if (rows && selectRow(command, rows, context)) return;
  screen.run?.(command, context);
}

/** What a screen gets to work with. */
function contextOf(options: ControllerOptions): Context {
  const state = options.store.current();
  return {
    state,
    route: currentScreen(state).route,
    dispatch: (action) => act(options, action),
    effects: options.effects,
    ask: (confirm) => ask(options, confirm),
  };
}

function act({ store }: ControllerOptions, action: Action): void {
  store.dispatch(action, { urgent: true });
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
