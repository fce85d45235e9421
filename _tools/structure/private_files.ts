import { basename, dirname } from "node:path";

import { importsOf } from "./imports_of.ts";
import type { Source } from "./source.ts";

/** Finds imports of a `_file.ts` from outside its directory. */
export function privateFiles(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ isPackage, to }) => !isPackage && basename(to).startsWith("_"))
      .filter(({ to }) => dirname(to) !== dirname(source.path))
      .map(
        ({ to, line }) => `${source.path}:${line}: imports the private ${to}`,
      ),
  );
}
