import { modalLines } from "./components/modal.ts";
import { Pane } from "./components/pane.tsx";
import { currentScreen } from "./current_screen.ts";
import { bodyOf } from "./layout.ts";
import { seenOf } from "./seen_of.ts";
import type { Theme } from "./theme.ts";
import type { State } from "./types.ts";

/** What is between header and footer: the screen, or what lies over it. */
export function Body({
  state,
  theme,
}: {
  readonly state: State;
  readonly theme: Theme;
}) {
  const body = bodyOf(state.size);
  const { modal } = state;
  if (modal && modal.kind !== "query") {
    const lines = modalLines(modal, state, theme);
    return <Pane lines={lines} {...body} theme={theme} />;
  }
  const { View } = currentScreen(state).screen;
  return <View {...seenOf(state)} {...body} theme={theme} />;
}
