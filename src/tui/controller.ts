import { currentScreen } from "./current_screen.ts";
import { formPress } from "./form_press.ts";
import { commandFor } from "./key_map.ts";
import type { Press } from "./keys.ts";
import { modalPress } from "./modal_press.ts";
import { act, say, type Powers } from "./powers.ts";
import { refusedWrite } from "./refused_write.ts";
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
  if (formPress(powers, press)) return;
  const state = powers.store.current();
  const { bindings } = currentScreen(state);
  const command = commandFor(bindings, press.name);
  if (command !== undefined) {
    return runCommand(powers, command, { key: press.name });
  }
  const refused = refusedWrite(state, press.name);
  if (refused) say(powers, refused, { tone: "warn" });
}
