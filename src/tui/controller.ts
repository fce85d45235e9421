import { ask, submit } from "./ask.ts";
import { reduceForm, type FormState } from "./components/form.ts";
import { currentScreen } from "./current_screen.ts";
import { commandFor } from "./key_map.ts";
import type { Press } from "./keys.ts";
import { modalPress } from "./modal_press.ts";
import { act, say, type Powers } from "./powers.ts";
import { readOnlyText, refusedWrite } from "./refused_write.ts";
import { runCommand } from "./run_command.ts";

/** Makes the one function that all keys go to. */
export function createController(powers: Powers): (press: Press) => void {
  return function handle(press) {
    const { modal } = powers.store.current();
    act(powers, { kind: "notice", notice: undefined });
    if (modal) return modalPress(modal, press, powers);
    inScreen(powers, press);
  };
}

function inScreen(powers: Powers, press: Press): void {
  const state = powers.store.current();
  const { route, bindings } = currentScreen(state);
  const result = route.form ? reduceForm(route.form, press) : undefined;
  if (result && result.kind === "submit") return send(powers, result.form);
  if (result && result.kind !== "ignored") {
    return act(powers, { kind: "patch", patch: { form: result.form } });
  }
  const command = commandFor(bindings, press.name);
  if (command !== undefined) {
    return runCommand(powers, command, { key: press.name });
  }
  const refused = refusedWrite(state, press.name);
  if (refused) say(powers, refused, { tone: "warn" });
}

/** Sends a form; who set `confirm` to `all` is asked before it is. */
function send(powers: Powers, form: FormState): void {
  const { readOnly, settings, data } = powers.store.current();
  const { route, screen } = currentScreen(powers.store.current());
  if (!screen.writes) return submit(powers, form);
  const title = screen.title(data, route);
  if (readOnly) return say(powers, readOnlyText(title), { tone: "warn" });
  if (settings.confirm !== "all") return submit(powers, form);
  const question = `${title}: send this to the scaler?`;
  const action = { kind: "submit", form } as const;
  ask(powers, { question, choices: [{ label: "Send", action }] });
}
