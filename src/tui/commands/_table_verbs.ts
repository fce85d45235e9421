import { currentScreen } from "../current_screen.ts";
import { say } from "../powers.ts";
import { openQuery, setQuery } from "../query.ts";
import type { Rows } from "../screen.ts";
import { setSort } from "../set_sort.ts";
import { sortBy, sortText } from "../sort_after.ts";
import type { State } from "../types.ts";
import type { Verb, VerbChoice } from "./verb.ts";

/** The verbs about the table that is shown. */
export const TABLE_VERBS: readonly Verb[] = [
  {
    name: "filter",
    aliases: ["f", "search", "find"],
    label: "Show only rows with these words, or find them",
    argument: { name: "TEXT", isOptional: true, choices: () => [] },
    isHere: (state) => rowsHere(state)?.query !== undefined,
    run(text, powers) {
      const rows = rowsHere(powers.store.current());
      if (!rows) return;
      if (text === "") return openQuery(powers, rows);
      setQuery(powers, rows.tab, text);
    },
  },
  {
    name: "sort",
    aliases: ["order"],
    label: "Sort the table by a column",
    argument: { name: "COLUMN", choices: columnChoices },
    isHere: (state) => columnChoices(state).length > 0,
    run(text, powers) {
      const rows = rowsHere(powers.store.current());
      if (!rows) return;
      const { tab, columns = [] } = rows;
      const [name = "", order] = text.split(/\s+/);
      if (name === NO_ORDER) {
        setSort(powers, tab, undefined);
        return say(powers, sortText(undefined, columns));
      }
      const column = columns.find(({ id }) => id === name);
      const sort = sortBy(column);
      if (!sort) {
        const known = columns.map(({ id }) => id).join(", ");
        const text = `Cannot sort: there is no column "${name}"; try ${known}`;
        return say(powers, text, { tone: "err" });
      }
      const descending = ORDERS[order ?? ""] ?? sort.descending;
      const next = { ...sort, descending };
      setSort(powers, tab, next);
      say(powers, sortText(next, columns));
    },
  },
];

const NO_ORDER = "none";
const ORDERS: Readonly<Record<string, boolean>> = { up: false, down: true };

function rowsHere(state: State): Rows | undefined {
  return currentScreen({ ...state, modal: undefined }).rows;
}

function columnChoices(state: State): readonly VerbChoice[] {
  const columns = rowsHere(state)?.columns ?? [];
  if (columns.length === 0) return [];
  return [
    ...columns.map(({ id, title }) => ({ value: id, label: `By ${title}` })),
    { value: NO_ORDER, label: "In the order they came" },
  ];
}
