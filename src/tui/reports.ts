/** What a terminal tells by itself, between the keys. */
export type Report =
  | { readonly kind: "focus"; readonly focused: boolean }
  | { readonly kind: "click"; readonly column: number; readonly row: number }
  | { readonly kind: "wheel"; readonly direction: "up" | "down" };

/** What was read, taken apart. */
export interface Reading {
  /** The keys, as they came. */
  readonly text: string;
  readonly reports: readonly Report[];
}

/** Takes reports out of what a terminal sends. */
export interface ReportReader {
  /** What can be told apart so far; the rest waits for the next read. */
  readonly read: (text: string) => Reading;
  /** Whether the last read ended in what may be the beginning of a report. */
  readonly isWaiting: () => boolean;
  /** Gives up on the rest of a report: it was keys. */
  readonly flush: () => string;
}

// Focus in and out (xterm's mode 1004), the mouse as SGR (mode 1006).
const REPORT = /^\x1b\[(?:([IO])|<(\d{1,5});(\d{1,5});(\d{1,5})([Mm]))/;
const BEGINNING = /^\x1b(?:\[(?:<[\d;]{0,17}|20{0,2})?)?$/;
const PASTE = { start: "\x1b[200~", end: "\x1b[201~" } as const;

const WHEEL: Readonly<Record<number, "up" | "down">> = { 64: "up", 65: "down" };
const LEFT_BUTTON = 0;

/**
 * Makes a reader for one terminal. A report may be split over any number of
 * reads; what is pasted is left alone, whatever it looks like.
 */
export function reportReader(): ReportReader {
  let rest = "";
  let isPasting = false;

  function read(text: string): Reading {
    const reports: Report[] = [];
    let keys = "";
    let left = rest + text;
    rest = "";
    while (left !== "") {
      const step = isPasting ? inPaste(left) : outside(left);
      keys += step.keys;
      reports.push(...step.reports);
      if (step.turns) isPasting = !isPasting;
      left = left.slice(step.length);
      if (step.length > 0) continue;
      rest = left;
      break;
    }
    return { text: keys, reports };
  }

  return {
    read,
    isWaiting: () => rest !== "",
    flush() {
      const keys = rest;
      rest = "";
      return keys;
    },
  };
}

/** What one look at the beginning of a text makes of it. */
interface Step {
  /** How much of the text is dealt with; 0 when more of it has to come. */
  readonly length: number;
  readonly keys: string;
  readonly reports: readonly Report[];
  /** A paste begins or ends. */
  readonly turns: boolean;
}

function outside(text: string): Step {
  const at = text.indexOf("\x1b");
  if (at !== 0) return passed(at < 0 ? text : text.slice(0, at));
  const match = REPORT.exec(text);
  if (match) {
    const reports = reportsOf(match);
    return { length: match[0].length, keys: "", reports, turns: false };
  }
  if (text.startsWith(PASTE.start)) return passed(PASTE.start, { turns: true });
  return BEGINNING.test(text) ? passed("") : passed("\x1b");
}

function inPaste(text: string): Step {
  const at = text.indexOf(PASTE.end);
  if (at >= 0) {
    return passed(text.slice(0, at + PASTE.end.length), { turns: true });
  }
  const begun = beginningOfEnd(text);
  return passed(text.slice(0, text.length - begun));
}

/** How many characters at the end of a text may begin the end of the paste. */
function beginningOfEnd(text: string): number {
  for (let length = PASTE.end.length - 1; length > 0; length--) {
    if (text.endsWith(PASTE.end.slice(0, length))) return length;
  }
  return 0;
}

function passed(keys: string, { turns = false } = {}): Step {
  return { length: keys.length, keys, reports: [], turns };
}

function reportsOf(match: RegExpExecArray): Report[] {
  const [, focus, button = "", column = "", row = "", end] = match;
  if (focus) return [{ kind: "focus", focused: focus === "I" }];
  if (end === "m") return []; // a button let go
  const direction = WHEEL[Number(button)];
  if (direction) return [{ kind: "wheel", direction }];
  if (Number(button) !== LEFT_BUTTON) return [];
  return [{ kind: "click", column: Number(column) - 1, row: Number(row) - 1 }];
}
