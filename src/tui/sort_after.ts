import type { SortColumn } from "./screen.ts";
import type { Sort } from "./settings/remembered.ts";

/** What changes how a table is sorted. */
export type SortCommand =
  "sort-next" | "sort-before" | "sort-reverse" | "sort-by";

/** What there is to sort by, and the digit that was pressed, if one was. */
export interface SortAfterOptions {
  readonly columns: readonly SortColumn[];
  readonly digit?: number;
}

/**
 * How a table is sorted after a command. Going through the columns ends at no
 * order of ours: then rows are as they came. A digit pressed again reverses.
 */
export function sortAfter(
  command: SortCommand,
  now: Sort | undefined,
  { columns, digit = 0 }: SortAfterOptions,
): Sort | undefined {
  const at = columns.findIndex(({ id }) => id === now?.column);
  switch (command) {
    case "sort-next":
      return sortBy(columns[at + 1]);
    case "sort-before":
      return sortBy(at < 0 ? columns.at(-1) : columns[at - 1]);
    case "sort-reverse":
      return now && { ...now, descending: !now.descending };
    case "sort-by": {
      const column = columns[digit - 1];
      if (!column) return now;
      if (now?.column !== column.id) return sortBy(column);
      return { ...now, descending: !now.descending };
    }
    default:
      return command satisfies never;
  }
}

/** A column as one wants it first: words from A, numbers from the highest. */
export function sortBy(column: SortColumn | undefined): Sort | undefined {
  return column && { column: column.id, descending: column.isNumber };
}

/** What a person is told about how a table is sorted. */
export function sortText(
  sort: Sort | undefined,
  columns: readonly SortColumn[],
): string {
  const column = columns.find(({ id }) => id === sort?.column);
  if (!sort || !column) return "In the order they came";
  const { title, isNumber } = column;
  const [up, down] = isNumber
    ? ["lowest first", "highest first"]
    : ["A to Z", "Z to A"];
  return `Sorted by ${title}, ${sort.descending ? down : up}`;
}
