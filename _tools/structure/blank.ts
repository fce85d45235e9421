/** A text with what is no code replaced by spaces. */
export interface Blanked {
  /** Without comments. */
  readonly bare: string;
  /** Without comments and without what stands in quotes. */
  readonly code: string;
}

/** What a piece of a source text is. */
type Kind = "code" | "comment" | "quoted";

/** In the order they are tried; each matches at the place where it stands. */
const PIECES: readonly (readonly [Kind, RegExp])[] = [
  ["comment", /\/\/[^\n]*/y],
  ["comment", /\/\*[\s\S]*?\*\//y],
  ["quoted", /"(?:\\.|[^"\\\n])*"/y],
  ["quoted", /'(?:\\.|[^'\\\n])*'/y],
  ["code", /[^"'`/{}]+/y],
];
const PATTERN =
  /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[dgimsuvy]*/y;
/** After these a slash begins a pattern, not a division. */
const BEFORE_PATTERN =
  /(?:^|[(,=:[!&|?{};+*%~^<>-]|\b(?:return|case|typeof))\s*$/;

/**
 * Takes comments and quoted text out of TypeScript, keeping every line where
 * it is. It reads just enough of the language for the checks of the structure.
 */
export function blank(text: string): Blanked {
  let bare = "";
  let code = "";
  const add = (kind: Kind, piece: string) => {
    const spaces = piece.replaceAll(/[^\n]/g, " ");
    bare += kind === "comment" ? spaces : piece;
    code +=
      kind === "code" ? piece : kind === "comment" ? spaces : quotes(piece);
  };
  scan(text, add);
  return { bare, code };
}

/** Quoted text keeps its quotes, so that an expression stays one. */
function quotes(piece: string): string {
  const inner = piece.slice(1, -1).replaceAll(/[^\n]/g, " ");
  return `${piece.charAt(0)}${inner}${piece.slice(-1)}`;
}

function scan(text: string, add: (kind: Kind, piece: string) => void): void {
  /** How many braces are open inside each open `${`. */
  const holes: number[] = [];
  let index = 0;
  while (index < text.length) {
    const [kind, piece] = pieceAt(text, index);
    const depth = holes.at(-1);
    const char = text.charAt(index);
    const endsHole = depth === 0 && char === "}";
    if (char === "`" || endsHole) {
      const template = templateAt(text, index);
      if (endsHole) holes.pop();
      if (template.endsWith("${")) holes.push(0);
      add("quoted", template);
      index += template.length;
      continue;
    }
    if (depth !== undefined && kind === "code") {
      holes[holes.length - 1] =
        depth + (char === "{" ? 1 : char === "}" ? -1 : 0);
    }
    add(kind, piece);
    index += piece.length;
  }
}

function pieceAt(text: string, index: number): readonly [Kind, string] {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = index;
    const [piece] = pattern.exec(text) ?? [];
    if (piece !== undefined) return [kind, piece];
  }
  PATTERN.lastIndex = index;
  const [pattern] = PATTERN.exec(text) ?? [];
  const before = text.slice(Math.max(0, index - 40), index);
  if (pattern !== undefined && BEFORE_PATTERN.test(before)) {
    return ["quoted", pattern];
  }
  return ["code", text.charAt(index)];
}

/** From a backtick or the end of a hole to the next hole or backtick. */
function templateAt(text: string, index: number): string {
  const end = /(?:\\[\s\S]|(?!\$\{)[^`\\])*(?:`|\$\{)/y;
  end.lastIndex = index + 1;
  const [rest = ""] = end.exec(text) ?? [];
  return text.charAt(index) + rest;
}
