import { useMemo, useSyncExternalStore } from "react";

import { Frame } from "./frame.tsx";
import type { Hits } from "./hits.ts";
import { HitsContext } from "./hits_context.ts";
import { makeTheme, type ThemeOptions } from "./theme.ts";
import { useCaret } from "./use_caret.ts";
import { useKeys, type Keys } from "./use_keys.ts";
import type { World } from "./world.ts";

/** What the console is made of. */
export interface AppProps extends Pick<World, "store">, Keys {
  /** What the terminal can show; which theme, the settings say. */
  readonly look: Omit<ThemeOptions, "palette">;
  /** Told what is where on the screen. */
  readonly hits: Hits;
}

/** The whole console: keys come in and state goes out. */
export function App({ store, look, hits, onPress }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.published);
  const palette = state.settings.theme;
  const theme = useMemo(() => makeTheme({ ...look, palette }), [look, palette]);
  useKeys({ onPress });
  useCaret(hits);
  return (
    <HitsContext value={hits}>
      <Frame state={state} theme={theme} />
    </HitsContext>
  );
}
