import { Box, Text, useInput, usePaste } from "ink";
import { useMemo, useSyncExternalStore } from "react";

import { Frame } from "./frame.tsx";
import type { Hits } from "./hits.ts";
import { HitsContext } from "./hits_context.ts";
import { pasteOf, pressesOf, type Press } from "./keys.ts";
import { makeTheme, type ThemeOptions } from "./theme.ts";
import { useCaret } from "./use_caret.ts";
import type { World } from "./world.ts";

/** What the console is made of. */
export interface AppProps extends Pick<World, "store"> {
  /** What the terminal can show; which theme, the settings say. */
  readonly look: Omit<ThemeOptions, "palette">;
  /** Told what is where on the screen. */
  readonly hits: Hits;
  readonly onPress: (press: Press) => void;
}

const LEAST = { width: 40, height: 12 };

/** The whole console: the one place where keys come in and state goes out. */
export function App({ store, look, hits, onPress }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.published);
  const { width, height } = state.size;
  const palette = state.settings.theme;
  const theme = useMemo(() => makeTheme({ ...look, palette }), [look, palette]);
  useInput((input, key) => pressesOf(input, key).forEach(onPress));
  useCaret(hits);
  usePaste((text) => onPress(pasteOf(text)));
  if (width < LEAST.width || height < LEAST.height) {
    return (
      <Box width={width} height={height}>
        <Text wrap="truncate">terminal too small (need 40x12)</Text>
      </Box>
    );
  }
  return (
    <HitsContext value={hits}>
      <Frame state={state} theme={theme} />
    </HitsContext>
  );
}
