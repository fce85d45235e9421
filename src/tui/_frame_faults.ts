import { widthOf } from "./text.ts";
import type { Size } from "./layout.ts";

/** What a frame is held to. */
export interface FrameRules {
  readonly size: Size;
  /** No character beyond ASCII. */
  readonly ascii: boolean;
  /** Stands for what was cut off. */
  readonly ellipsis: string;
  /** Every word that may stand on the screen whole, in small letters. */
  readonly words?: ReadonlySet<string>;
}

/** A letter that is in no text of the console's own. */
export const MARK = "ø";

/** Ends a marked text: a text cut before it has to say so. */
export const MARK_END = "]]";

// Control characters and the marks that turn the reading direction.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const WORD = /[A-Za-z]{4,}/g;

/** What is wrong with a drawn frame, one sentence a fault. */
export function frameFaults(
  lines: readonly string[],
  rules: FrameRules,
): string[] {
  const { width, height } = rules.size;
  const faults: string[] = [];
  if (lines.length !== height) {
    faults.push(`${lines.length} rows where there are ${height}`);
  }
  if (lines[0]?.trim() === "") faults.push("no header");
  if (lines.at(-1)?.trim() === "") faults.push("no keys");
  for (const [row, text] of lines.entries()) {
    const say = (what: string) => faults.push(`row ${row}: ${what}: ${text}`);
    if (widthOf(text) > width) say(`${widthOf(text)} columns`);
    if (CONTROL.test(text)) say("a control character");
    if (rules.ascii && /[^ -~]/.test(text)) say("more than ASCII");
    for (const word of cutWords(text, rules)) say(`"${word}" is cut silently`);
    for (const at of cutMarks(lines, row, rules)) say(`cut at column ${at}`);
  }
  return faults;
}

/** Words that are no words and have no ellipsis behind them. */
function cutWords(
  text: string,
  { words, ellipsis }: Pick<FrameRules, "words" | "ellipsis">,
): string[] {
  if (!words) return [];
  return [...text.matchAll(WORD)]
    .filter(({ index, 0: word }) => {
      const behind = text.slice(index + word.length);
      return !words.has(word.toLowerCase()) && !behind.startsWith(ellipsis);
    })
    .map(([word]) => word);
}

/** Where a marked text stops without its end, an ellipsis or a next line. */
function cutMarks(
  lines: readonly string[],
  row: number,
  { ellipsis }: Pick<FrameRules, "ellipsis">,
): number[] {
  const text = lines[row] ?? "";
  return [...text.matchAll(new RegExp(`${MARK}+`, "g"))]
    .filter(({ index, 0: run }) => {
      const behind = text.slice(index + run.length).trimStart();
      const below = (lines[row + 1] ?? "").slice(index);
      const isWhole = behind.startsWith(MARK_END.charAt(0));
      const goesOn = [MARK, MARK_END.charAt(0), ellipsis].some((it) =>
        below.startsWith(it),
      );
      return !isWhole && !behind.startsWith(ellipsis) && !goesOn;
    })
    .map(({ index, 0: run }) => index + run.length);
}
