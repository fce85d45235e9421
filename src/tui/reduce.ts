import type { Action, DataAction } from "./actions.ts";
import { canDock, focusedDock, withDock } from "./dock.ts";
import { patchRoutes } from "./patch_routes.ts";
import { NO_DATA, reduceData } from "./reduce_data.ts";
import { NOTHING_REMEMBERED, withScaler } from "./settings/remembered.ts";
import { DEFAULT_SETTINGS } from "./settings/settings.ts";
import type { Route, ScreenName, State } from "./types.ts";

/** A screen as it is entered; the rest of a route is up to the screen. */
export function routeTo(
  screen: ScreenName,
  given: Partial<Omit<Route, "screen">> = {},
): Route {
  return {
    screen,
    instanceId: "",
    address: "",
    serviceId: "",
    tab: "",
    selected: {},
    queries: {},
    scroll: 0,
    form: undefined,
    answer: undefined,
    ...given,
  };
}

/** What a state begins with besides where it is. */
export type Beginning = Pick<
  State,
  "readOnly" | "settings" | "remembered" | "notice" | "attached"
>;

/** The state a console starts in. */
export function initialState(
  route: Route,
  beginning: Partial<Beginning> = {},
): State {
  return {
    routes: [route],
    modal: undefined,
    notice: undefined,
    data: NO_DATA,
    size: { width: 80, height: 24 },
    redraws: 0,
    readOnly: false,
    settings: DEFAULT_SETTINGS,
    attached: undefined,
    remembered: NOTHING_REMEMBERED,
    focused: true,
    ...beginning,
  };
}

/** The screen that is shown. */
export function topRoute(state: State): Route {
  const dock = focusedDock(state);
  return dock?.routes.at(-1) ?? state.routes.at(-1) ?? routeTo("welcome");
}

/** The state after an action; the same one when nothing changed. */
export function reduce(state: State, action: Action): State {
  switch (action.kind) {
    case "push":
      return withRoutes(state, pushed(state, action.route));
    case "pop":
      return withRoutes(state, popped(state));
    case "reset":
      return { ...state, routes: action.routes };
    case "patch":
      return withRoutes(state, patchRoutes(state, action));
    case "dock":
      return withDocked(state, action);
    case "modal":
      return { ...state, modal: action.modal };
    case "notice":
      if (state.notice === action.notice) return state;
      return { ...state, notice: action.notice };
    case "resize":
      return { ...state, size: action.size };
    case "redraw":
      return { ...state, redraws: state.redraws + 1 };
    case "settings":
      return { ...state, settings: { ...state.settings, ...action.settings } };
    case "remember": {
      const remembered = { ...state.remembered, ...action.remembered };
      return { ...state, remembered };
    }
    case "focus":
      if (state.focused === action.focused) return state;
      return { ...state, focused: action.focused };
    case "attached": {
      const { calls, load } = state.data;
      const data = { ...NO_DATA, calls, load };
      return { ...state, attached: action.scaler, data };
    }
    case "scaler":
      return withKnownScaler(withNews(state, action));
    default:
      return withNews(state, action);
  }
}

function withNews(state: State, action: DataAction): State {
  const data = reduceData(state.data, action);
  return data === state.data ? state : { ...state, data };
}

/** A scaler that answers is worth being offered again. */
function withKnownScaler(state: State): State {
  if (state.attached === undefined) return state;
  const remembered = withScaler(state.remembered, state.attached);
  if (remembered === state.remembered) return state;
  return { ...state, remembered };
}

function withRoutes(state: State, routes: State["routes"]): State {
  return routes === state.routes ? state : { ...state, routes };
}

function pushed(state: State, route: Route): readonly Route[] {
  const { routes } = state;
  if (!focusedDock(state) || !canDock(route)) return [...routes, route];
  return withDock(routes, (dock) => {
    return { ...dock, routes: [...dock.routes, route] };
  });
}

/** Back within the calculator first, then out of it, then to the screen before. */
function popped(state: State): readonly Route[] {
  const { routes } = state;
  if (!focusedDock(state)) {
    return routes.length < 2 ? routes : routes.slice(0, -1);
  }
  return withDock(routes, (dock) =>
    dock.routes.length > 1
      ? { ...dock, routes: dock.routes.slice(0, -1) }
      : { ...dock, isFocused: false },
  );
}

function withDocked(
  state: State,
  { instanceId, dock }: Extract<Action, { readonly kind: "dock" }>,
): State {
  const index = state.routes.findLastIndex(
    (it) => it.screen === "instance" && it.instanceId === instanceId,
  );
  const route = state.routes[index];
  if (!route) return state;
  return { ...state, routes: state.routes.with(index, { ...route, dock }) };
}
