import type { Binding } from "./binding.ts";

/** Keys of every screen. */
export const GLOBAL: readonly Binding[] = [
  { keys: ["esc"], command: "back", label: "back", priority: 2 },
  { keys: ["?"], command: "help", label: "help", priority: 1 },
  { keys: ["q", "ctrl-c"], command: "quit", label: "quit", priority: 1 },
  { keys: [":", "ctrl-p"], command: "palette", label: "commands", priority: 6 },
  {
    keys: ["+", "="],
    command: "refresh-more",
    label: "refresh more often",
    priority: 21,
  },
  {
    keys: ["-"],
    command: "refresh-less",
    label: "refresh less often",
    priority: 21,
  },
  { keys: ["ctrl-l"], command: "redraw", label: "redraw", priority: 20 },
  { keys: ["m"], command: "mouse", label: "mouse on or off", priority: 23 },
  {
    keys: ["ctrl-z"],
    command: "suspend",
    label: "back to the shell for now",
    priority: 23,
  },
];

/** Keys of every screen with rows. */
export const LIST: readonly Binding[] = [
  { keys: ["up", "k"], command: "row-up", label: "move up", priority: 18 },
  {
    keys: ["down", "j"],
    command: "row-down",
    label: "move down",
    priority: 18,
  },
  { keys: ["page-up"], command: "row-page-up", label: "page up", priority: 19 },
  {
    keys: ["page-down"],
    command: "row-page-down",
    label: "page down",
    priority: 19,
  },
  {
    keys: ["ctrl-u"],
    command: "row-half-up",
    label: "half a page up",
    priority: 19,
  },
  {
    keys: ["ctrl-d"],
    command: "row-half-down",
    label: "half a page down",
    priority: 19,
  },
  { keys: ["home", "g"], command: "row-first", label: "first", priority: 19 },
  { keys: ["end", "G"], command: "row-last", label: "last", priority: 19 },
];

/** Keys of rows of which something can be copied. */
export const COPY: readonly Binding[] = [
  { keys: ["y"], command: "copy", label: "copy", priority: 9 },
  { keys: ["Y"], command: "copy-row", label: "copy row", priority: 17 },
];

/** Keys of rows that can be filtered. */
export const FILTER: readonly Binding[] = [
  { keys: ["/"], command: "query", label: "filter", priority: 7 },
];

/** Keys of rows that can be searched. */
export const SEARCH: readonly Binding[] = [
  { keys: ["/"], command: "query", label: "search", priority: 7 },
  { keys: ["n"], command: "found-next", label: "next found", priority: 8 },
  { keys: ["N"], command: "found-before", label: "found before", priority: 16 },
];

/** Keys of rows in columns; a screen's own keys come first. */
export const SORT: readonly Binding[] = [
  {
    keys: [">", "s"],
    command: "sort-next",
    label: "sort by next column",
    priority: 15,
  },
  {
    keys: ["<"],
    command: "sort-before",
    label: "sort by column before",
    priority: 22,
  },
  {
    keys: ["R", "r"],
    command: "sort-reverse",
    label: "reverse order",
    priority: 15,
  },
  {
    keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    command: "sort-by",
    label: "sort by that column",
    priority: 22,
  },
];

/** Keys of every form; the form itself takes them. */
export const FORM: readonly Binding[] = [
  { keys: ["enter"], command: "submit", label: "send", priority: 3 },
  { keys: ["tab"], command: "next", label: "next field", priority: 4 },
  { keys: ["shift-tab"], command: "previous", label: "previous", priority: 8 },
];

/** Keys of a field with several answers. */
export const MANY: readonly Binding[] = [
  { keys: ["space"], command: "choose", label: "choose", priority: 3 },
  { keys: ["down", "up"], command: "move", label: "move", priority: 3 },
  { keys: ["a"], command: "choose-all", label: "all", priority: 3 },
];

/** Keys of a field with its answers listed. */
export const ONE: readonly Binding[] = [
  {
    keys: ["down", "up", "j", "k"],
    command: "turn",
    label: "other choice",
    priority: 3,
  },
];

/** Keys of a field that turns from answer to answer. */
export const CHOICE: readonly Binding[] = [
  {
    keys: ["right", "left", "space"],
    command: "turn",
    label: "other choice",
    priority: 3,
  },
];

const ANSWER: readonly Binding[] = [
  { keys: ["enter"], command: "answer", label: "choose", priority: 1 },
  {
    keys: ["left", "shift-tab"],
    command: "turn-back",
    label: "other answer",
    priority: 3,
  },
  {
    keys: ["right", "tab"],
    command: "turn",
    label: "next answer",
    priority: 4,
  },
];

/** Keys of the question that wants a yes. */
export const CONFIRM: readonly Binding[] = [
  ...ANSWER,
  { keys: ["esc", "n"], command: "no", label: "cancel", priority: 2 },
  { keys: ["y"], command: "yes", label: "yes", priority: 4 },
];

/** Keys of the question that wants something typed. */
export const CONFIRM_TYPED: readonly Binding[] = [
  ...ANSWER,
  { keys: ["esc"], command: "no", label: "cancel", priority: 2 },
];

/** Keys of the help; what is typed finds keys. */
export const HELP: readonly Binding[] = [
  { keys: ["esc", "enter"], command: "close", label: "close", priority: 1 },
  { keys: ["down"], command: "scroll-down", label: "down", priority: 2 },
  { keys: ["up"], command: "scroll-up", label: "up", priority: 2 },
  {
    keys: ["page-down"],
    command: "page-down",
    label: "page down",
    priority: 3,
  },
  { keys: ["page-up"], command: "page-up", label: "page up", priority: 3 },
];

/** Keys of the palette; what is typed finds commands. */
export const PALETTE: readonly Binding[] = [
  { keys: ["enter"], command: "run", label: "run", priority: 1 },
  { keys: ["esc"], command: "close", label: "close", priority: 1 },
  { keys: ["tab"], command: "complete", label: "complete", priority: 2 },
  { keys: ["down"], command: "entry-down", label: "next", priority: 3 },
  { keys: ["up"], command: "entry-up", label: "before", priority: 3 },
];

/** Keys of the line a filter or a search is typed in. */
export const QUERY: readonly Binding[] = [
  { keys: ["enter"], command: "keep", label: "keep", priority: 1 },
  { keys: ["esc"], command: "cancel", label: "cancel", priority: 1 },
  { keys: ["down"], command: "row-down", label: "move down", priority: 2 },
  { keys: ["up"], command: "row-up", label: "move up", priority: 2 },
];
