import { lineAt, type Source } from "./source.ts";

const MESSAGE = /new (\w*Error)\(\s*(["`])((?:\\.|(?!\2)[^\\])*)\2(\s*\+)?/g;
const CONTRACTION = /\b(?:\w+n't|it's|can't|won't|you're|we're|there's)\b/i;

/**
 * Finds messages of errors that begin small, end with a period or shorten
 * words. The value an error begins with may be anything.
 */
export function errorWording(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => source.path.startsWith("src/") && !source.isTest)
    .flatMap((source) =>
      [...source.bare.matchAll(MESSAGE)].flatMap(({ index, ...match }) => {
        const why = fault(match[3] ?? "", { goesOn: match[4] !== undefined });
        if (why === "") return [];
        return [
          `${source.path}:${lineAt(source.bare, index)}: ${match[1]} ${why}`,
        ];
      }),
    );
}

function fault(message: string, { goesOn }: { goesOn: boolean }): string {
  if (/^[a-z]/.test(message)) return "begins with a small letter";
  if (!goesOn && /[^.]\.$/.test(message)) return "ends with a period";
  return CONTRACTION.test(message) ? "has a contraction" : "";
}
