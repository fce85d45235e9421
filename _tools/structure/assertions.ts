import { lineAt, type Source } from "./source.ts";

const ASSERTION = /(?<!\{)\s\bas\s+(?!const\b)[A-Za-z({[]/g;

/**
 * Finds `as` outside `wire/` that no comment near it explains. Renaming in an
 * import is no assertion.
 */
export function assertions(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => !source.isTest && source.path.startsWith("src/"))
    .flatMap((source) => {
      const code = source.code.replaceAll(
        /^(?:import|export)\s[^;]*?\bfrom\b/gm,
        (text) => text.replaceAll(/[^\n]/g, " "),
      );
      return [...code.matchAll(ASSERTION)]
        .map(({ index }) => lineAt(code, index + 1))
        .filter((line) => !isExplained(source, line))
        .map(
          (line) => `${source.path}:${line}: asserts a type without a reason`,
        );
    });
}

const NEAR = 6;

function isExplained({ text, bare }: Source, line: number): boolean {
  const from = Math.max(0, line - 1 - NEAR);
  const raw = text.split("\n").slice(from, line);
  const stripped = bare.split("\n").slice(from, line);
  return raw.some((it, i) => it.trimEnd() !== (stripped[i] ?? "").trimEnd());
}
