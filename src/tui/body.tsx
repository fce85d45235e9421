import { modalLines } from "./components/modal.ts";
import { Pane } from "./components/pane.tsx";
import { currentScreen } from "./current_screen.ts";
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
  const { modal, data } = state;
  // The help tells the keys of the screen beneath it.
  const beneath = currentScreen({ ...state, modal: undefined });
  const { route, screen, bindings } = beneath;
  if (modal) {
    const { help } = screen;
    const lines = modalLines(modal, { ...body, help, theme, bindings });
    return <Pane lines={lines} {...body} theme={theme} />;
  }
  const { View } = screen;
  return <View data={data} route={route} {...body} theme={theme} />;
}
