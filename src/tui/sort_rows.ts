import type { Column } from "./components/table.ts";
import type { Sort } from "./settings/remembered.ts";

const collator = new Intl.Collator(undefined, { numeric: true });

/** Sorts rows by a column; equal ones stay as they came. */
export function sortRows<Row>(
  rows: readonly Row[],
  { value, cell }: Pick<Column<Row>, "value" | "cell">,
  { descending }: Pick<Sort, "descending">,
): readonly Row[] {
  const of = value ?? cell;
  const sign = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: of(row) }))
    .toSorted((a, b) => sign * compare(a.key, b.key))
    .map(({ row }) => row);
}

function compare(a: number | string, b: number | string): number {
  if (typeof a !== "number" || typeof b !== "number") {
    return collator.compare(String(a), String(b));
  }
  const [left, right] = [orLeast(a), orLeast(b)];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** What is no number stands below the least of them. */
function orLeast(value: number): number {
  return Number.isNaN(value) ? -Infinity : value;
}
