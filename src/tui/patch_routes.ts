import { withDock, focusedDock } from "./dock.ts";
import type { Route, ScreenName, State } from "./types.ts";

/** What is changed of a route, and of which one. */
export interface RoutePatch {
  readonly patch: Partial<Route>;
  /** The last one of that screen; the one shown when it is left out. */
  readonly screen?: ScreenName;
}

/**
 * The stack with one route changed, also one that stands beside another. An
 * answer may come after its screen was left: then it changes nothing.
 */
export function patchRoutes(
  state: Pick<State, "routes" | "size">,
  { patch, screen }: RoutePatch,
): readonly Route[] {
  const { routes } = state;
  if (screen !== undefined) return patchScreen(routes, patch, screen);
  if (!focusedDock(state)) return patchLast(routes, patch);
  return withDock(routes, (dock) => {
    return { ...dock, routes: patchLast(dock.routes, patch) };
  });
}

function patchLast(
  routes: readonly Route[],
  patch: Partial<Route>,
): readonly Route[] {
  const last = routes.at(-1);
  return last ? routes.with(-1, { ...last, ...patch }) : routes;
}

function patchScreen(
  routes: readonly Route[],
  patch: Partial<Route>,
  screen: ScreenName,
): readonly Route[] {
  const index = routes.findLastIndex((route) => route.screen === screen);
  const route = routes[index];
  if (route) return routes.with(index, { ...route, ...patch });
  const beside = routes.findLastIndex(({ dock }) =>
    dock?.routes.some((it) => it.screen === screen),
  );
  const owner = routes[beside];
  if (!owner?.dock) return routes;
  const inner = patchScreen(owner.dock.routes, patch, screen);
  const dock = { ...owner.dock, routes: inner };
  return routes.with(beside, { ...owner, dock });
}
