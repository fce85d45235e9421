import { focusedDock } from "./dock.ts";
import { SCREENS } from "./screens/mod.ts";
import { clean } from "./text.ts";
import type { State } from "./types.ts";

/** The way to the screen that is shown, by titles. */
export function breadcrumb(state: State): string[] {
  const { routes, data } = state;
  const way = [...routes, ...(focusedDock(state)?.routes ?? [])];
  return way.map((route) => clean(SCREENS[route.screen].title(data, route)));
}
