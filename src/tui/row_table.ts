import { columnId } from "./column_id.ts";
import { tableLines, type Column } from "./components/table.ts";
import type { Line } from "./line.ts";
import { matchesWords } from "./matches.ts";
import { memoLast } from "./memo_last.ts";
import type { Copied, Rows, Seen, SortColumn } from "./screen.ts";
import type { Sort } from "./settings/remembered.ts";
import { sortRows } from "./sort_rows.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** A table as a screen declares it; rows come with the data. */
export interface RowTableOptions<Row> {
  /** Its name: its selection, filter and sort are kept by that. */
  readonly tab: string;
  readonly columns: readonly Column<Row>[];
  readonly id: (row: Row) => string;
  /** What `y` copies of a row. */
  readonly copy: (row: Row) => Pick<Copied, "what" | "text">;
}

/** A table that is filtered, sorted and copied from in the common way. */
export interface RowTable<Row> extends RowTableOptions<Row> {
  /** How it is sorted; nothing where that column is no more. */
  readonly sort: (sorts: Seen["sorts"]) => Sort | undefined;
  /**
   * The rows that are shown, in their order: those in which every word of the
   * filter occurs. The same array as before when nothing of it changed.
   */
  readonly shown: (rows: readonly Row[], seen: Narrowing) => readonly Row[];
  /** What keys work on: a screen's `rows` gives it on. */
  readonly rows: (rows: readonly Row[], seen: Narrowing) => Rows;
  /** Draws what is shown, the selected row or else the first one marked. */
  readonly lines: (rows: readonly Row[], room: RowTableRoom) => Line[];
}

/** Where a table is drawn. */
export interface RowTableRoom extends Narrowing {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** Stands in place of rows when there are none at all. */
  readonly empty: string;
  /** Whether keys go to it: only then is a row marked. @default true */
  readonly isActive?: boolean;
}

/** What decides which rows are shown, and in which order. */
export type Narrowing = Pick<Seen, "route" | "sorts">;

/** Makes a table; what it shows is remembered until rows, filter or sort change. */
export function rowTable<Row>(options: RowTableOptions<Row>): RowTable<Row> {
  const { tab, columns, id, copy } = options;
  const arranged = memoLast(
    (rows: readonly Row[], query: string, sort: Sort | undefined) => {
      const kept = filtered(columns, rows, query);
      const column = columns.find((it) => columnId(it) === sort?.column);
      return sort && column ? sortRows(kept, column, sort) : kept;
    },
  );
  const idsOf = memoLast((rows: readonly Row[]) => rows.map(id));
  const sortColumns = columns.filter(isText).map(sortColumn);

  function shown(rows: readonly Row[], { route, sorts }: Narrowing) {
    return arranged(rows, route.queries[tab] ?? "", sortIn(sorts));
  }

  function sortIn(sorts: Seen["sorts"]): Sort | undefined {
    const sort = sorts[tab];
    return sortColumns.some((it) => it.id === sort?.column) ? sort : undefined;
  }

  function lines(all: readonly Row[], room: RowTableRoom): Line[] {
    const { route, sorts, empty, isActive = true } = room;
    const rows = shown(all, room);
    const chosen = rows.find((row) => id(row) === route.selected[tab]);
    const first = chosen ?? rows[0];
    return tableLines({
      ...room,
      columns,
      id,
      rows,
      selected: first && isActive ? id(first) : undefined,
      sort: sortIn(sorts),
      empty: all.length > 0 ? "  No row fits the filter; Esc ends it" : empty,
    });
  }

  return {
    ...options,
    lines,
    sort: sortIn,
    shown,
    rows(all, seen) {
      const rows = shown(all, seen);
      return {
        tab,
        ids: idsOf(rows),
        query: "filter",
        total: all.length,
        columns: sortColumns,
        copy(wanted) {
          const row = rows.find((it) => id(it) === wanted);
          return row && { ...copy(row), row: rowText(columns, row) };
        },
      };
    },
  };
}

function filtered<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  query: string,
): readonly Row[] {
  if (query.trim() === "") return rows;
  return rows.filter((row) => matchesWords(rowText(columns, row), query));
}

/** A row as one line, its cells parted by tabs. */
function rowText<Row>(columns: readonly Column<Row>[], row: Row): string {
  return columns
    .filter(isText)
    .map(({ cell }) => clean(cell(row)).trim())
    .join("\t");
}

function isText({ isPicture = false }: { readonly isPicture?: boolean }) {
  return !isPicture;
}

function sortColumn<Row>(column: Column<Row>): SortColumn {
  const { title, align } = column;
  return { id: columnId(column), title, isNumber: align === "right" };
}
