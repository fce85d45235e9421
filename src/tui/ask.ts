import { EMPTY_LINE } from "./components/edit.ts";
import type { FormState } from "./components/form.ts";
import { currentScreen } from "./current_screen.ts";
import { act, type Powers } from "./powers.ts";
import type { Context } from "./screen.ts";
import type { Confirm, ConfirmedAction } from "./types.ts";

/**
 * Puts a question over the screen; its answer is Cancel unless turned. Who set
 * `confirm` to `none` is only asked where there is more than one way to go on.
 */
export function ask(powers: Powers, confirm: Confirm): void {
  const { settings } = powers.store.current();
  const [only, ...others] = confirm.choices;
  if (settings.confirm === "none" && only && others.length === 0) {
    return confirmed(powers, only.action);
  }
  const modal = { kind: "confirm", confirm, at: 0, line: EMPTY_LINE } as const;
  act(powers, { kind: "modal", modal });
}

/** Does what was asked about. */
export function confirmed(powers: Powers, action: ConfirmedAction): void {
  switch (action.kind) {
    case "quit":
      return powers.effects.quit(action.fate);
    case "delete":
      return powers.effects.portal?.remove(action.instanceId);
    case "submit":
      return submit(powers, action.form);
    default:
      return action satisfies never;
  }
}

/** Sends a form of the screen that is shown. */
export function submit(powers: Powers, form: FormState): void {
  act(powers, { kind: "patch", patch: { form } });
  const { screen } = currentScreen(powers.store.current());
  screen.submit?.(contextOf(powers));
}

/** What a screen gets to work with. */
export function contextOf(powers: Powers): Context {
  const { store, effects } = powers;
  const state = store.current();
  return {
    state,
    route: currentScreen(state).route,
    dispatch: (action) => act(powers, action),
    effects,
    ask: (confirm) => ask(powers, confirm),
  };
}
