import { graphemes } from "../text.ts";
import { lookAfter, PLAIN, sequenceBetween, type Look } from "./sgr.ts";

/** One character and how it looks, as Ink wants it. */
export interface StyledChar {
  readonly type: "char";
  readonly value: string;
  readonly fullWidth: boolean;
  readonly styles: Look;
}

const SGR = /\x1b\[([\d;]*)m/;
const ASCII = /^[\n -~]*$/;
/** Of a block where each code unit is a character of its own: lines, bars. */
const SIMPLE = /^[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u28ff]*$/;
const ASCII_CHARS = Array.from({ length: 128 }, (_, code) =>
  Object.freeze(styledChar(String.fromCharCode(code), PLAIN)),
);

/**
 * The characters of a text with its colours, in place of the package
 * `@alcalzone/ansi-tokenize`, which Ink has do this for every cell of every
 * frame: it makes three sets and six lists a cell, and was most of a frame's
 * time. Escape sequences other than SGR are left out, as they are nowhere in
 * what the console writes.
 */
export function tokenize(text: string): readonly StyledChar[] {
  if (ASCII.test(text)) return charsOf(text, PLAIN);
  let look = PLAIN;
  return text.split(SGR).flatMap((piece, index) => {
    if (index % 2 === 0) return charsOf(piece, look);
    look = lookAfter(look, piece);
    return [];
  });
}

function charsOf(text: string, look: Look): readonly StyledChar[] {
  if (look.length === 0 && ASCII.test(text)) {
    return Array.from(
      text,
      (it) => ASCII_CHARS[it.charCodeAt(0)] ?? styledChar(it, look),
    );
  }
  const chars = SIMPLE.test(text)
    ? text.split("")
    : graphemes(Bun.stripANSI(text));
  return chars.map((value) => styledChar(value, look));
}

function styledChar(value: string, styles: Look): StyledChar {
  return { type: "char", value, fullWidth: false, styles };
}

/** `tokenize` has done it. */
export function styledCharsFromTokens(
  chars: readonly StyledChar[],
): readonly StyledChar[] {
  return chars;
}

/** The text of characters, with no more escape sequences than it needs. */
export function styledCharsToString(chars: readonly StyledChar[]): string {
  let text = "";
  let look = PLAIN;
  for (const { value, styles } of chars) {
    if (styles !== look) text += sequenceBetween(look, styles);
    look = styles;
    text += value;
  }
  return text + sequenceBetween(look, PLAIN);
}
