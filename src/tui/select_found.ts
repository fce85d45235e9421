import type { Context, Rows } from "./screen.ts";
import { selectedIndex } from "./select_row.ts";

/**
 * Selects the next row that a search finds, after the last the first; `false`
 * where nothing is searched.
 */
export function selectFound(
  rows: Rows,
  { route, dispatch }: Pick<Context, "route" | "dispatch">,
  by: 1 | -1,
): boolean {
  const { tab, ids, found } = rows;
  if (!found) return false;
  const wanted = new Set(found);
  const start = selectedIndex(rows, route);
  const steps = Array.from(ids, (_, index) => start + by * (index + 1));
  const id = steps
    .map((step) => ids.at(step % ids.length))
    .find((it) => it !== undefined && wanted.has(it));
  if (id === undefined) return true;
  const selected = { ...route.selected, [tab]: id };
  dispatch({ kind: "patch", patch: { selected } });
  return true;
}

/** Whether the selected row is one that the search finds. */
export function isOnFound(
  rows: Rows,
  { route }: Pick<Context, "route">,
): boolean {
  const id = rows.ids[selectedIndex(rows, route)];
  return id !== undefined && (rows.found?.includes(id) ?? false);
}
