import { modalLines } from "./components/modal.ts";
import { Pane } from "./components/pane.tsx";
import { drawnScreen } from "./current_screen.ts";
import { bodyOf } from "./layout.ts";
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
  const { screen, ...seen } = drawnScreen(state);
  return <screen.View {...seen} {...body} theme={theme} />;
}
