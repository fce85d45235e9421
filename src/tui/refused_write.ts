import { currentScreen } from "./current_screen.ts";
import type { State } from "./types.ts";

/** Why a key does nothing in a console that only looks; else `undefined`. */
export function refusedWrite(state: State, key: string): string | undefined {
  if (!state.readOnly) return undefined;
  const { bindings } = currentScreen({ ...state, readOnly: false });
  const found = bindings.find(({ keys }) => keys.includes(key));
  return found?.write ? readOnlyText(found.label) : undefined;
}

/** What is said of something that a console that only looks does not do. */
export function readOnlyText(action: string): string {
  const what = action.charAt(0).toLowerCase() + action.slice(1);
  return `Cannot ${what}: this console is read-only; start one without --read-only`;
}
