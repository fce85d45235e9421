import { Box, Text, useInput, usePaste } from "ink";
import { useSyncExternalStore } from "react";

import type { Action } from "./actions.ts";
import { Frame } from "./frame.tsx";
import { pasteOf, pressesOf, type Press } from "./keys.ts";
import type { Store } from "./store.ts";
import type { Theme } from "./theme.ts";
import type { State } from "./types.ts";

/** What the console is made of. */
export interface AppProps {
  readonly store: Store<State, Action>;
  readonly theme: Theme;
  readonly onPress: (press: Press) => void;
}

const LEAST = { width: 40, height: 12 };

/** The whole console: the one place where keys come in and state goes out. */
export function App({ store, theme, onPress }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.published);
  const { width, height } = state.size;
  useInput((input, key) => pressesOf(input, key).forEach(onPress));
  usePaste((text) => onPress(pasteOf(text)));
  if (width < LEAST.width || height < LEAST.height) {
    return (
      <Box width={width} height={height}>
        <Text wrap="truncate">terminal too small (need 40x12)</Text>
      </Box>
    );
  }
  return <Frame state={state} theme={theme} />;
}
