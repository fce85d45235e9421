import type { Binding } from "../binding.ts";

/**
 * Keys of a calculator. Those with Ctrl work while something is typed; the
 * others once Tab or Ctrl-O has taken the focus to the answer.
 */
export const CALCULATION_KEYS: readonly Binding[] = [
  {
    keys: ["ctrl-o"],
    command: "answer",
    label: "to the answer",
    priority: 4,
  },
  {
    keys: ["page-down"],
    command: "answer-page-down",
    label: "answer down",
    priority: 6,
  },
  {
    keys: ["page-up"],
    command: "answer-page-up",
    label: "answer up",
    priority: 12,
  },
  {
    keys: ["t", "ctrl-t"],
    command: "table-next",
    label: "next table",
    priority: 7,
  },
  { keys: ["T"], command: "table-before", label: "table before", priority: 13 },
  { keys: ["down", "j"], command: "answer-down", label: "down", priority: 14 },
  { keys: ["up", "k"], command: "answer-up", label: "up", priority: 14 },
  {
    keys: ["right", "l"],
    command: "answer-right",
    label: "columns on",
    priority: 9,
  },
  {
    keys: ["left", "h"],
    command: "answer-left",
    label: "columns back",
    priority: 13,
  },
  { keys: ["home", "g"], command: "answer-first", label: "top", priority: 15 },
  { keys: ["end", "G"], command: "answer-last", label: "end", priority: 15 },
  { keys: ["r", "ctrl-r"], command: "repeat", label: "repeat", priority: 8 },
  {
    keys: ["b", "ctrl-b"],
    command: "history",
    label: "asked before",
    priority: 8,
  },
  {
    keys: ["L", "ctrl-g"],
    command: "load",
    label: "send load",
    priority: 8,
  },
  {
    keys: ["e", "ctrl-s"],
    command: "save",
    label: "export",
    priority: 9,
  },
  {
    keys: ["y", "ctrl-y"],
    command: "copy",
    label: "copy answer",
    priority: 10,
  },
];
