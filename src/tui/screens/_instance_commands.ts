import { deletion } from "../deletion.ts";
import { hasDock } from "../layout.ts";
import type { Context } from "../screen.ts";
import type { Route } from "../types.ts";
import type { Tab } from "./_instance_layout.ts";
import { instanceWay } from "./_instance_ways.ts";
import { looksOf, tabOf, TABS } from "./_instance_rows.ts";
import { lookCommand } from "./_look_command.ts";

/** Does what a key of an instance's screen stands for. */
export function instanceCommand(command: string, context: Context): void {
  if (lookCommand(command, context)) return;
  const { state, route, ask } = context;
  const { instanceId } = route;
  const found = state.data.instances.find(({ id }) => id === instanceId);
  const way = instanceWay(command, state.data, instanceId);
  if (way) return go(context, way);
  const index = TABS.findIndex(({ id }) => id === tabOf(route));
  switch (command) {
    case "tab-next":
      return show(context, TABS[(index + 1) % TABS.length]?.id);
    case "tab-previous":
      return show(context, TABS.at(index - 1)?.id);
    case "calculate":
      return found && calculate(context, found);
    case "delete":
      return found && ask(deletion(found));
    default:
      return show(context, TABS.find(({ id }) => command === `tab-${id}`)?.id);
  }
}

/** Picks are asked for at once: they come as requests do. */
function go({ dispatch, effects }: Context, way: Route): void {
  dispatch({ kind: "push", route: way });
  if (way.screen === "picks") effects.portal?.explainPicks(way.instanceId);
}

/** A table is seen once it has the keys. */
function show({ route, dispatch }: Context, tab: Tab = "servers"): void {
  const looks = { ...looksOf(route), isLarge: false };
  dispatch({ kind: "patch", patch: { tab, looks } });
}

/** Beside the instance where there is room, else on a screen of its own. */
function calculate(
  { state, route, dispatch, effects }: Context,
  found: { readonly id: string; readonly port: number },
): void {
  const { calculator } = effects;
  if (!hasDock(state.size)) return calculator.open(found.port, found.id);
  const looks = { ...looksOf(route), isLarge: false };
  dispatch({ kind: "patch", patch: { looks } });
  const isFocused = true;
  if (!route.dock) return calculator.dock(found, { isFocused });
  const dock = { ...route.dock, isFocused };
  dispatch({ kind: "dock", instanceId: found.id, dock });
}
