import type { Column } from "./components/table.ts";
import { matchesWords } from "./matches.ts";
import { clean } from "./text.ts";

type Columns<Row> = readonly Column<Row>[];

/** The rows in which every word of a filter occurs, in whatever cell. */
export function filterRows<Row>(
  columns: Columns<Row>,
  rows: readonly Row[],
  query: string,
): readonly Row[] {
  if (query.trim() === "") return rows;
  return rows.filter((row) => matchesWords(rowText(columns, row), query));
}

/** A row as one line, its cells parted by tabs. */
export function rowText<Row>(columns: Columns<Row>, row: Row): string {
  return columns
    .filter(({ isPicture = false }) => !isPicture)
    .map(({ cell }) => clean(cell(row)).trim())
    .join("\t");
}
