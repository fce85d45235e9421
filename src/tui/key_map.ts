import { topRoute } from "./reduce.ts";
import type { State } from "./types.ts";

/** Keys, what they do, and how the footer and the help name it. */
export interface Binding {
  readonly keys: readonly string[];
  readonly command: string;
  readonly label: string;
  /** The footer keeps the lowest numbers where room is short. */
  readonly priority: number;
  /** Changes something at the scaler. @default false */
  readonly write?: boolean;
}

/** Keys of every screen. */
export const GLOBAL: readonly Binding[] = [
  { keys: ["esc"], command: "back", label: "back", priority: 2 },
  { keys: ["?"], command: "help", label: "help", priority: 1 },
  { keys: ["q", "ctrl-c"], command: "quit", label: "quit", priority: 1 },
  { keys: ["ctrl-l"], command: "redraw", label: "redraw", priority: 9 },
];

/** Keys of every screen with rows. */
export const LIST: readonly Binding[] = [
  { keys: ["up", "k"], command: "row-up", label: "move up", priority: 8 },
  { keys: ["down", "j"], command: "row-down", label: "move down", priority: 8 },
  { keys: ["page-up"], command: "row-page-up", label: "page up", priority: 9 },
  {
    keys: ["page-down"],
    command: "row-page-down",
    label: "page down",
    priority: 9,
  },
  { keys: ["home", "g"], command: "row-first", label: "first", priority: 9 },
  { keys: ["end", "G"], command: "row-last", label: "last", priority: 9 },
];

/** Keys of every form; the form itself takes them. */
export const FORM: readonly Binding[] = [
  { keys: ["enter"], command: "submit", label: "send", priority: 3 },
  { keys: ["tab"], command: "next", label: "next field", priority: 4 },
  { keys: ["shift-tab"], command: "previous", label: "previous", priority: 8 },
];

/** Keys of a field with several answers. */
const MANY: readonly Binding[] = [
  { keys: ["space"], command: "choose", label: "choose", priority: 3 },
  { keys: ["a"], command: "choose-all", label: "all", priority: 3 },
];

/** Keys of a field with its answers listed. */
const ONE: Binding = {
  keys: ["down", "up", "j", "k"],
  command: "turn",
  label: "other choice",
  priority: 3,
};

const CHOICE: Binding = {
  keys: ["right", "left", "space"],
  command: "turn",
  label: "other choice",
  priority: 3,
};

/** Keys of the question that wants a yes. */
export const CONFIRM: readonly Binding[] = [
  { keys: ["enter"], command: "answer", label: "choose", priority: 1 },
  {
    keys: ["left", "right", "tab", "shift-tab"],
    command: "turn",
    label: "other answer",
    priority: 3,
  },
  { keys: ["esc", "n"], command: "no", label: "cancel", priority: 2 },
  { keys: ["y"], command: "yes", label: "yes", priority: 4 },
];

/** Keys of the help. */
export const HELP: readonly Binding[] = [
  { keys: ["esc", "?", "q"], command: "close", label: "close", priority: 1 },
  { keys: ["down", "j"], command: "scroll-down", label: "down", priority: 2 },
  { keys: ["up", "k"], command: "scroll-up", label: "up", priority: 2 },
];

/** The bindings in force, innermost first. */
export function bindingsOf(
  state: State,
  own: readonly Binding[],
  { hasRows }: { readonly hasRows: boolean },
): readonly Binding[] {
  switch (state.modal?.kind) {
    case "confirm":
      return CONFIRM;
    case "help":
      return HELP;
    case undefined:
      break;
    default:
      return state.modal satisfies never;
  }
  const form = formBindings(state);
  const list = hasRows ? LIST : [];
  const global = GLOBAL.filter(
    ({ command }) => command !== "back" || state.routes.length > 1,
  );
  const all = [...form, ...own, ...list, ...global];
  return isTyping(state) ? all.flatMap(withoutCharacters) : all;
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
      return [...FORM, ONE];
    case "choice":
      return [...FORM, CHOICE];
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

function withoutCharacters(binding: Binding): Binding[] {
  const keys = binding.keys.filter((key) => key.length > 1);
  return keys.length === 0 ? [] : [{ ...binding, keys }];
}
