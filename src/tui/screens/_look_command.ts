import { routeTo } from "../reduce.ts";
import type { Context } from "../screen.ts";
import { seenOf } from "../seen_of.ts";
import type { Looks } from "../types.ts";
import { looksOf } from "./_instance_rows.ts";
import { selectedDecision } from "./_instance_tables.ts";

const STEP = 10; // columns
const MOST = 4_096; // a line of the log is no longer

/** Does what changes only how an instance is seen; `false` when it is not that. */
export function lookCommand(command: string, context: Context): boolean {
  const { route } = context;
  const { isLarge, isWrapped, shift } = looksOf(route);
  switch (command) {
    case "graphs":
      return look(context, { isLarge: !isLarge });
    case "wrap":
      return look(context, { isWrapped: !isWrapped, shift: 0 });
    case "shift-left":
      return look(context, { shift: Math.max(0, shift - STEP) });
    case "shift-right":
      return look(context, { shift: Math.min(MOST, shift + STEP) });
    case "source":
      return nextSource(context);
    case "open":
      return openDecision(context);
    default:
      return false;
  }
}

function look({ route, dispatch }: Context, change: Partial<Looks>): true {
  const looks = { ...looksOf(route), ...change };
  dispatch({ kind: "patch", patch: { looks } });
  return true;
}

/** Whose lines the log has: everybody's, one end server's, the requests'. */
function nextSource(context: Context): true {
  const { state, route, dispatch } = context;
  const servers = state.data.views[route.instanceId]?.endServers ?? [];
  const names = servers.map(({ id }) => id);
  const sources = ["", "instance", ...names, "requests"];
  const at = sources.indexOf(looksOf(route).source);
  const source = sources[(at + 1) % sources.length] ?? "";
  // Another log: its end is followed first.
  const selected = { ...route.selected, log: "" };
  dispatch({ kind: "patch", patch: { selected } });
  return look(context, { source });
}

function openDecision({ state, route, dispatch }: Context): true {
  const { instanceId } = route;
  const decision = selectedDecision(seenOf(state));
  if (!decision) return true;
  const opened = routeTo("decision", { instanceId, decision });
  dispatch({ kind: "push", route: opened });
  return true;
}
