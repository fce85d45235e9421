import { exportsOf } from "./exports_of.ts";
import { type Source } from "./source.ts";

/** Finds exports without a doc comment right above them. */
export function exportDocs(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => !source.isTest)
    .flatMap((source) =>
      exportsOf(source)
        .filter(({ index }) => !/\*\/\s*$/.test(source.text.slice(0, index)))
        .filter((it) => !isOverload(source, it.name))
        .map(({ name, line }) => `${source.path}:${line}: ${name} has no doc`),
    );
}

/** The first of several signatures carries the doc. */
function isOverload({ code }: Source, name: string): boolean {
  const signatures = code.match(
    new RegExp(`^export function ${name}\\b`, "gm"),
  );
  return (signatures?.length ?? 0) > 1;
}
