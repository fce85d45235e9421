import type { Binding } from "./binding.ts";
import { bindingsOf } from "./key_map.ts";
import { topRoute } from "./reduce.ts";
import type { Rows, Screen, Seen } from "./screen.ts";
import { SCREENS } from "./screens/mod.ts";
import { seenOf } from "./seen_of.ts";
import type { Route, State } from "./types.ts";

/** The screen that is shown, where it is at, and the keys in force. */
export interface CurrentScreen {
  readonly route: Route;
  readonly screen: Screen;
  /** Its rows, as they are filtered and sorted. */
  readonly rows: Rows | undefined;
  readonly bindings: readonly Binding[];
  /** The feed whose silence is to be told; "" where none matters. */
  readonly feed: string;
}

/** What of the state is on the screen. */
export function currentScreen(state: State): CurrentScreen {
  const route = topRoute(state);
  const screen = SCREENS[route.screen];
  const rows = screen.rows?.(seenOf(state));
  const own = screen.bindings.filter(
    ({ tab }) => tab === undefined || tab === rows?.tab,
  );
  const bindings = bindingsOf(state, own, rows);
  return { route, screen, rows, bindings, feed: feedOf(state) };
}

/** What stands beside an instance is as old as that. */
function feedOf(state: State): string {
  const [route, beneath] = [topRoute(state), state.routes.at(-1)];
  const own = SCREENS[route.screen].feed?.(route);
  return own ?? (beneath && SCREENS[beneath.screen].feed?.(beneath)) ?? "";
}

/** The screen that is drawn: it may have another one beside it. */
export function drawnScreen(
  state: State,
): Pick<CurrentScreen, "screen"> & Seen {
  const route = state.routes.at(-1) ?? topRoute(state);
  return { screen: SCREENS[route.screen], ...seenOf(state), route };
}
