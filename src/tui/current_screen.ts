import { bindingsOf, type Binding } from "./key_map.ts";
import { topRoute } from "./reduce.ts";
import type { Rows, Screen } from "./screen.ts";
import { SCREENS } from "./screens/mod.ts";
import { seenOf } from "./seen_of.ts";
import { clean } from "./text.ts";
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
  const bindings = bindingsOf(state, screen.bindings, rows);
  return { route, screen, rows, bindings, feed: screen.feed?.(route) ?? "" };
}

/** The way to the screen that is shown, by titles. */
export function breadcrumb({ routes, data }: State): string[] {
  return routes.map((route) => clean(SCREENS[route.screen].title(data, route)));
}
