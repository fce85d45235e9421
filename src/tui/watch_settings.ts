import type { Action } from "./actions.ts";
import type { Store } from "./store.ts";
import type { TerminalApp } from "./terminal.ts";
import type { State } from "./types.ts";

/** Has the terminal follow the settings, now and whenever they change. */
export function watchSettings(
  store: Store<State, Action>,
  terminal: Pick<TerminalApp, "useMouse">,
): void {
  let mouse = false;
  const follow = () => {
    const { settings } = store.current();
    if (settings.mouse === mouse) return;
    mouse = settings.mouse;
    terminal.useMouse(mouse);
  };
  follow();
  store.subscribe(follow);
}
