import { copyRow } from "./copy_row.ts";
import { say, type Powers } from "./powers.ts";
import { openQuery } from "./query.ts";
import type { Context, Rows } from "./screen.ts";
import { isOnFound, selectFound } from "./select_found.ts";
import { selectRow } from "./select_row.ts";
import { setSort } from "./set_sort.ts";
import { sortAfter, sortText, type SortCommand } from "./sort_after.ts";

/** What a command on rows works with. */
export interface RowCommandOptions {
  readonly powers: Powers;
  readonly context: Context;
  /** The key that was pressed; "" when it was none. */
  readonly key: string;
}

/** Does what a command says to rows; `false` when it is none of theirs. */
export function rowCommand(
  command: string,
  rows: Rows,
  { powers, context, key }: RowCommandOptions,
): boolean {
  switch (command) {
    case "query":
      if (!rows.query) return false;
      openQuery(powers, rows);
      return true;
    case "found-next":
      return selectFound(rows, context, 1);
    case "found-before":
      return selectFound(rows, context, -1);
    case "found-here":
      return isOnFound(rows, context) || selectFound(rows, context, -1);
    case "copy":
    case "copy-row":
      if (!rows.copy) return false;
      copyRow(rows, powers, { isWhole: command === "copy-row" });
      return true;
    case "sort-next":
    case "sort-before":
    case "sort-reverse":
    case "sort-by":
      if (!rows.columns?.length) return false;
      sort(command, rows, { powers, context, key });
      return true;
    default:
      return selectRow(command, rows, context);
  }
}

function sort(
  command: SortCommand,
  { tab, columns = [] }: Rows,
  { powers, key }: RowCommandOptions,
): void {
  const { sorts } = powers.store.current().remembered;
  const now = sorts[tab];
  const next = sortAfter(command, now, { columns, digit: Number(key) });
  setSort(powers, tab, next);
  say(powers, sortText(next, columns));
}
