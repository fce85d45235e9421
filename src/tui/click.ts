import { currentScreen } from "./current_screen.ts";
import type { Press } from "./keys.ts";
import type { Hit } from "./line.ts";
import type { World } from "./world.ts";

/** What a click works on. */
export interface ClickOptions extends Pick<World, "store"> {
  readonly onPress: (press: Press) => void;
}

/**
 * Does what a click means: a key that is written on the screen is pressed, a
 * row selected, and a selected row opened.
 */
export function clickOn(
  hit: Hit | undefined,
  { store, onPress }: ClickOptions,
): void {
  if (!hit) return;
  if (hit.kind === "key") return onPress({ name: hit.name, text: undefined });
  const state = store.current();
  const { route, rows } = currentScreen(state);
  // What lies over the screen takes the clicks as it takes the keys.
  if (state.modal || !rows?.ids.includes(hit.id)) return;
  const { tab } = rows;
  if (route.selected[tab] === hit.id) {
    return onPress({ name: "enter", text: undefined });
  }
  const selected = { ...route.selected, [tab]: hit.id };
  store.dispatch({ kind: "patch", patch: { selected } }, { urgent: true });
}
