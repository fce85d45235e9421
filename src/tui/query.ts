import { act, type Powers } from "./powers.ts";
import { topRoute } from "./reduce.ts";
import type { Rows } from "./screen.ts";
import type { Route } from "./types.ts";
import { graphemes } from "./text.ts";

/** What a table is filtered by, or a log is searched for. */
export function queryOf(
  { queries }: Route,
  { tab }: Pick<Rows, "tab">,
): string {
  return queries[tab] ?? "";
}

/** Filters or searches the rows of a tab; an empty query ends it. */
export function setQuery(powers: Powers, tab: string, query: string): void {
  const { queries } = topRoute(powers.store.current());
  if ((queries[tab] ?? "") === query) return;
  const { [tab]: _, ...others } = queries;
  const next = query === "" ? others : { ...others, [tab]: query };
  act(powers, { kind: "patch", patch: { queries: next } });
}

/** Opens the line that a filter or a search is typed in. */
export function openQuery(powers: Powers, rows: Rows): void {
  const before = queryOf(topRoute(powers.store.current()), rows);
  const line = { value: before, cursor: graphemes(before).length };
  const modal = { kind: "query", tab: rows.tab, line, before } as const;
  act(powers, { kind: "modal", modal });
}

/** How many rows a filter leaves, or a search finds: `3 of 17`, `2 found`. */
export function countText({ query, ids, total, found }: Rows): string {
  if (query === "search") return `${found?.length ?? 0} found`;
  return `${ids.length} of ${total ?? ids.length}`;
}
