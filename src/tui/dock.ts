import { hasDock } from "./layout.ts";
import type { Dock, Route, ScreenName, State } from "./types.ts";

/** The screens that can stand beside an instance. */
const DOCKED: ReadonlySet<ScreenName> = new Set(["services", "calculation"]);

/** Whether a screen can stand beside an instance. */
export function canDock({ screen }: Route): boolean {
  return DOCKED.has(screen);
}

/** The calculator beside the instance shown, if it is that which has the keys. */
export function focusedDock({
  routes,
  size,
}: Pick<State, "routes" | "size">): Dock | undefined {
  const dock = routes.at(-1)?.dock;
  if (!dock?.isFocused || !hasDock(size)) return undefined;
  return dock.routes.length > 0 ? dock : undefined;
}

/** The same stack with something else beside its last route. */
export function withDock(
  routes: readonly Route[],
  change: (dock: Dock) => Dock,
): readonly Route[] {
  const last = routes.at(-1);
  if (!last?.dock) return routes;
  return routes.with(-1, { ...last, dock: change(last.dock) });
}
