import { bodyOf } from "./layout.ts";
import type { Context, Rows } from "./screen.ts";

/**
 * Moves the selection as a command of the list says; `false` when it is none.
 * What is selected is an id: it stays with its row wherever that goes.
 */
export function selectRow(
  command: string,
  rows: Rows,
  { state, route, dispatch }: Pick<Context, "state" | "route" | "dispatch">,
): boolean {
  const { tab, ids, followsEnd = false } = rows;
  const last = ids.length - 1;
  const index = selectedIndex(rows, route);
  const page = bodyOf(state.size).height - 2;
  const half = Math.max(1, page >> 1);
  const steps: Readonly<Record<string, number>> = {
    "row-up": index - 1,
    "row-down": index + 1,
    "row-page-up": index - page,
    "row-page-down": index + page,
    "row-half-up": index - half,
    "row-half-down": index + half,
    "row-first": 0,
    "row-last": last,
  };
  const wanted = steps[command];
  if (wanted === undefined) return false;
  const at = Math.max(0, Math.min(wanted, last));
  // Back at its end, a table that follows its end follows it again.
  const id = followsEnd && at === last ? "" : (ids[at] ?? "");
  const selected = { ...route.selected, [tab]: id };
  dispatch({ kind: "patch", patch: { selected } });
  return true;
}

/** Where the selected row is: the first, or the last, until one is chosen. */
export function selectedIndex(
  { tab, ids, followsEnd = false }: Rows,
  { selected }: Pick<Context["route"], "selected">,
): number {
  const found = ids.indexOf(selected[tab] ?? "");
  if (found >= 0) return found;
  return followsEnd ? ids.length - 1 : 0;
}
