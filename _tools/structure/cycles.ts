import { importsOf } from "./imports_of.ts";
import type { Source } from "./source.ts";

/** Finds files that import one another in a circle, once for each circle. */
export function cycles(sources: readonly Source[]): string[] {
  const graph = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source)
        .filter(({ isPackage }) => !isPackage)
        .map(({ to }) => to),
    ]),
  );
  const found: string[] = [];
  const done = new Set<string>();

  function visit(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path);
    if (start >= 0) {
      found.push([...trail.slice(start), path].join(" -> "));
      return;
    }
    if (done.has(path)) return;
    for (const to of graph.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  }

  for (const path of graph.keys()) visit(path, []);
  return found;
}
