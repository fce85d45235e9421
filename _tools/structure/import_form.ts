import { basename, dirname } from "node:path";

import { importsOf } from "./imports_of.ts";
import { type Source } from "./source.ts";

const EXTENSION = /\.(?:tsx?|json|proto|csv|xml)$/;

/** Finds imports without their extension, and of a folder's own `mod.ts`. */
export function importForm(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ isPackage }) => !isPackage)
      .flatMap(({ to, line }) => {
        const where = `${source.path}:${line}`;
        if (!EXTENSION.test(to)) return [`${where}: ${to} has no extension`];
        const isOwnDoor =
          basename(to) === "mod.ts" &&
          !source.isTest &&
          dirname(to) === dirname(source.path);
        return isOwnDoor ? [`${where}: imports its own mod.ts`] : [];
      }),
  );
}
