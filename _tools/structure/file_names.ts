import { basename } from "node:path";

import { exportsOf } from "./exports_of.ts";
import { type Source } from "./source.ts";

const SNAKE_CASE = /^_?[a-z0-9]+(?:_[a-z0-9]+)*(?:\.d)?\.tsx?$/;
/** Names that say what a file is for, not what it exports. */
const ROLES = new Set(["types", "mod", "main", "errors"]);

/**
 * Finds file names that are not in snake_case, and files whose single runtime
 * export shares no word with the file's name.
 */
export function fileNames(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const file = basename(source.path);
    if (!SNAKE_CASE.test(file) || file.startsWith("index.")) {
      return [`${source.path}: the name is not snake_case, or is index`];
    }
    const name = file.replace(/\.tsx?$/, "").replace(/^_/, "");
    if (source.isTest || ROLES.has(name)) return [];
    const [only, ...more] = exportsOf(source).filter(({ isType }) => !isType);
    if (!only || more.length > 0 || sharesWord(only.name, name)) return [];
    return [`${source.path}: exports ${only.name} alone, but is named ${file}`];
  });
}

/** `create_x.ts` or `x.ts` for `createX`: a word of one is in the other. */
function sharesWord(exported: string, file: string): boolean {
  const theirs = wordsOf(exported);
  return wordsOf(file).some((word) =>
    theirs.some((it) => it.startsWith(word) || word.startsWith(it)),
  );
}

/** Lower-case words by their beginnings: `meters` and `metering` are `mete`. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split("_")
    .filter((word) => word.length > 2)
    .map((word) => word.slice(0, 4));
}
