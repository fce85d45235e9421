import { Box, Text, useInput, usePaste, useWindowSize } from "ink";
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

const LEAST_COLUMNS = 40;
const LEAST_ROWS = 12;

/** The whole console: the one place where keys come in and state goes out. */
export function App({ store, theme, onPress }: AppProps) {
  const state = useSyncExternalStore(store.subscribe, store.published);
  const { columns, rows } = useWindowSize();
  useInput((input, key) => pressesOf(input, key).forEach(onPress));
  usePaste((text) => onPress(pasteOf(text)));
  if (columns < LEAST_COLUMNS || rows < LEAST_ROWS) {
    return (
      <Box width={columns} height={rows}>
        <Text wrap="truncate">terminal too small (need 40x12)</Text>
      </Box>
    );
  }
  return <Frame state={state} width={columns} height={rows} theme={theme} />;
}
