import type { Key } from "ink";

import { graphemes } from "./text.ts";

/**
 * One key press. `name` is what key maps list: `enter`, `ctrl-l`, or the
 * character itself; `text` is what a text field would take in.
 */
export interface Press {
  readonly name: string;
  readonly text: string | undefined;
}

const NAMED = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["pageUp", "page-up"],
  ["pageDown", "page-down"],
  ["home", "home"],
  ["end", "end"],
  ["return", "enter"],
  ["escape", "esc"],
  ["backspace", "backspace"],
  ["delete", "delete"],
] as const satisfies readonly (readonly [keyof Key, string])[];

const CONTROL_CHARACTERS: Readonly<Record<string, string>> = {
  "\r": "enter",
  "\n": "enter",
  "\r\n": "enter",
  "\t": "tab",
  "\u007f": "backspace",
  "\b": "backspace",
};

/**
 * What Ink reports as presses. Keys typed fast arrive as one text, so it is
 * taken apart into characters, the control characters among them too.
 */
export function pressesOf(input: string, key: Key): readonly Press[] {
  if (key.tab) return [named(key.shift ? "shift-tab" : "tab")];
  const special = NAMED.find(([flag]) => key[flag]);
  if (special) return [named(special[1])];
  if (key.ctrl) return input === "" ? [] : [named(`ctrl-${input}`)];
  if (key.meta) return [];
  return graphemes(input).flatMap(pressOf);
}

/** A pasted text: one press, never taken for keys. */
export function pasteOf(text: string): Press {
  return { name: "paste", text };
}

function pressOf(character: string): Press[] {
  const control = CONTROL_CHARACTERS[character];
  if (control !== undefined) return [named(control)];
  if (character < " ") return controlOf(character);
  return [{ name: character === " " ? "space" : character, text: character }];
}

/** Ctrl and a letter: the first control character is Ctrl-A. */
function controlOf(character: string): Press[] {
  const letter = String.fromCharCode(0x60 + character.charCodeAt(0));
  return /[a-z]/.test(letter) ? [named(`ctrl-${letter}`)] : [];
}

function named(name: string): Press {
  return { name, text: undefined };
}
