import type { Binding } from "./binding.ts";
import {
  CHOICE,
  CONFIRM,
  CONFIRM_TYPED,
  COPY,
  FILTER,
  FORM,
  GLOBAL,
  HELP,
  LIST,
  MANY,
  ONE,
  PALETTE,
  QUERY,
  SEARCH,
  SORT,
} from "./key_scopes.ts";
import { queryOf } from "./query.ts";
import { topRoute } from "./reduce.ts";
import type { Rows } from "./screen.ts";
import type { Modal, State } from "./types.ts";

/** The bindings in force, innermost first. */
export function bindingsOf(
  state: State,
  own: readonly Binding[],
  rows: Rows | undefined,
): readonly Binding[] {
  const over = state.modal && modalBindings(state.modal);
  if (over) return over;
  const named = new Set(own.map(({ command }) => command));
  const form = formBindings(state).filter(({ command }) => !named.has(command));
  const list = rows ? rowsBindings(rows, own) : [];
  const global = GLOBAL.flatMap((it) => {
    return it.command === "back" ? backBinding(it, state, rows) : [it];
  });
  const all = [...form, ...own, ...list, ...global];
  const allowed = state.readOnly ? all.filter(({ write }) => !write) : all;
  return isTyping(state) ? allowed.flatMap(withoutCharacters) : allowed;
}

/** Esc ends a filter or a search first; the first screen is not left. */
function backBinding(
  back: Binding,
  state: State,
  rows: Rows | undefined,
): Binding[] {
  if (rows?.query && queryOf(topRoute(state), rows) !== "") {
    return [{ ...back, label: `end ${rows.query}` }];
  }
  return state.routes.length > 1 ? [back] : [];
}

/** The keys of what lies over the screen. */
export function modalBindings(modal: Modal): readonly Binding[] {
  switch (modal.kind) {
    case "confirm":
      return modal.confirm.typed === undefined ? CONFIRM : CONFIRM_TYPED;
    case "help":
      return HELP;
    case "palette":
      return PALETTE;
    case "query":
      return QUERY;
    default:
      return modal satisfies never;
  }
}

/** The keys of rows, without those the screen has another use for. */
function rowsBindings(rows: Rows, own: readonly Binding[]): Binding[] {
  const taken = new Set(own.flatMap(({ keys }) => keys));
  const { query, columns = [], copy } = rows;
  const all = [
    ...LIST,
    ...(query === "filter" ? FILTER : []),
    ...(query === "search" ? SEARCH : []),
    ...(columns.length > 0 ? sortBindings(columns.length) : []),
    ...(copy ? COPY : []),
  ];
  return all.flatMap((binding) => {
    const keys = binding.keys.filter((key) => !taken.has(key));
    return keys.length === 0 ? [] : [{ ...binding, keys }];
  });
}

/** The keys that sort: a digit for each column there is. */
function sortBindings(columns: number): Binding[] {
  return SORT.map((binding) => {
    if (binding.command !== "sort-by") return binding;
    return { ...binding, keys: binding.keys.slice(0, columns) };
  });
}

/** The keys of the form, and of the field in focus. */
function formBindings(state: State): readonly Binding[] {
  const { form } = topRoute(state);
  if (!form) return [];
  if (form.isOutside) return FORM;
  switch (form.fields[form.focus]?.kind) {
    case "many":
      return [...FORM, ...MANY];
    case "one":
      return [...FORM, ...ONE];
    case "choice":
      return [...FORM, ...CHOICE];
    default:
      return FORM;
  }
}

/** Whether characters go into a text field. */
export function isTyping(state: State): boolean {
  const { form } = topRoute(state);
  if (form?.isOutside) return false;
  const kind = form?.fields[form.focus]?.kind;
  return kind === "text" || kind === "secret";
}

/** The command a key stands for; the innermost binding counts. */
export function commandFor(
  bindings: readonly Binding[],
  key: string,
): string | undefined {
  return bindings.find(({ keys }) => keys.includes(key))?.command;
}

/** How a key is written on the screen. */
export function keyLabel(key: string): string {
  if (key.length === 1) return key;
  if (key.startsWith("page-")) return key === "page-up" ? "PgUp" : "PgDn";
  return key
    .split("-")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("-");
}

/** How the keys of a binding are written: digits in a row as `1-9`. */
export function keysLabel(keys: readonly string[]): string {
  const first = keys[0] ?? "";
  const isRow = keys.every((key, at) => key === String(Number(first) + at));
  if (keys.length > 2 && isRow) return `${first}-${keys.at(-1) ?? ""}`;
  return keys.map(keyLabel).join(", ");
}

function withoutCharacters(binding: Binding): Binding[] {
  const keys = binding.keys.filter((key) => key.length > 1);
  return keys.length === 0 ? [] : [{ ...binding, keys }];
}
