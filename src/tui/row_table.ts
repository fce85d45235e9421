import { columnId } from "./column_id.ts";
import { tableLines, type Column } from "./components/table.ts";
import { filterRows, rowText } from "./filter_rows.ts";
import type { Line } from "./line.ts";
import { memoLast } from "./memo_last.ts";
import type { Copied, Rows, Seen, SortColumn } from "./screen.ts";
import { sortRows } from "./sort_rows.ts";
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
  readonly sort: (sorts: Seen["sorts"]) => SortNow;
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

type SortNow = Seen["sorts"][string] | undefined;

/** Makes a table; what it shows is remembered until rows, filter or sort change. */
export function rowTable<Row>(options: RowTableOptions<Row>): RowTable<Row> {
  const { tab, columns, id, copy } = options;
  const arranged = memoLast(
    (rows: readonly Row[], query: string, sort: SortNow) => {
      const kept = filterRows(columns, rows, query);
      const column = columns.find((it) => columnId(it) === sort?.column);
      return sort && column ? sortRows(kept, column, sort) : kept;
    },
  );
  const idsOf = memoLast((rows: readonly Row[]) => rows.map(id));
  const sortColumns = columns.filter((it) => !it.isPicture).map(sortColumn);

  function shown(rows: readonly Row[], { route, sorts }: Narrowing) {
    return arranged(rows, route.queries[tab] ?? "", sortIn(sorts));
  }

  function sortIn(sorts: Seen["sorts"]): SortNow {
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

function sortColumn<Row>(column: Column<Row>): SortColumn {
  const { title, align } = column;
  return { id: columnId(column), title, isNumber: align === "right" };
}
