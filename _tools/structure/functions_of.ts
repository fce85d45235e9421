import { countCodeLines, lineAt, type Source } from "./source.ts";

/** One function with a body. */
export interface FunctionFound {
  readonly line: number;
  /** Lines of code from its opening brace to its closing one. */
  readonly lines: number;
}

const CONTROL = /\b(?:if|for|while|switch|catch|with|await)\s*$/;

/** A group of tests is no function, though it is written as one. */
const GROUP = /\bdescribe\([^;{}]*\(\)\s*=>$/;

/** The functions, methods and closures of a file, nested ones too. */
export function functionsOf({ code, bare }: Source): FunctionFound[] {
  const found: FunctionFound[] = [];
  const open: { index: number; isFunction: boolean }[] = [];
  for (let index = 0; index < code.length; index++) {
    const char = code.charAt(index);
    if (char === "{") open.push({ index, isFunction: opensBody(code, index) });
    if (char !== "}") continue;
    const start = open.pop();
    if (!start?.isFunction) continue;
    const body = bare.slice(start.index, index + 1);
    found.push({
      line: lineAt(code, start.index),
      lines: countCodeLines(body),
    });
  }
  return found;
}

/** Whether the brace at `index` begins the body of a function. */
function opensBody(code: string, index: number): boolean {
  const before = code.slice(0, index).trimEnd();
  if (GROUP.test(before)) return false;
  if (before.endsWith("=>")) return true;
  // A return type, when there is one, stands between the brackets and here.
  const end = /\)(?:\s*:[^;={}()]*)?$/.exec(before)?.index;
  if (end === undefined) return false;
  return !CONTROL.test(before.slice(0, openingOf(before, end)).trimEnd());
}

/** Where the bracket that closes at `end` was opened. */
function openingOf(code: string, end: number): number {
  let depth = 0;
  for (let index = end; index >= 0; index--) {
    const char = code.charAt(index);
    if (char === ")") depth++;
    if (char === "(" && --depth === 0) return index;
  }
  return 0;
}
