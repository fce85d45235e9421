import type { Store } from "../store.ts";
import type { Action } from "../actions.ts";
import type { State } from "../types.ts";
import type { OpenSettings } from "./open_settings.ts";
import type { Remembered } from "./remembered.ts";

/** Has the next console know what is worth knowing again, as it changes. */
export function remember(
  store: Store<State, Action>,
  keep: OpenSettings["keep"],
): void {
  const { theme } = store.current().settings;
  let kept = worthKeeping(store.current(), theme);
  store.subscribe(() => {
    const next = worthKeeping(store.current(), theme);
    if (Bun.deepEquals(next, kept)) return;
    kept = next;
    keep(next);
  });
}

/** A theme is worth it once it was chosen here, not by a flag or a file. */
function worthKeeping(
  { remembered, data, settings }: State,
  firstTheme: State["settings"]["theme"],
): Remembered {
  const { email } = data;
  const { theme } = settings;
  return {
    ...remembered,
    ...(email === undefined ? {} : { email }),
    ...(theme === firstTheme ? {} : { theme }),
  };
}
