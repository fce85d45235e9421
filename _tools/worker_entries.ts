import { basename, dirname, join } from "node:path";

import type { Source } from "./structure/source.ts";

const WORKER = /\bnew Worker\(\s*(?:new URL\("([^"]+)", import\.meta\.url\))?/g;

/**
 * The files that the program runs in threads of their own. A compiled program
 * must be told of them: nothing imports them.
 *
 * @throws {Error} when one is named in another way, or like another one: a
 *   compiled program has them all beside each other.
 */
export function workerEntries(sources: readonly Source[]): string[] {
  const entries = new Map<string, string>();
  for (const { path, bare, isTest } of sources) {
    if (isTest || !path.startsWith("src/")) continue;
    for (const [, target] of bare.matchAll(WORKER)) {
      if (target === undefined) throw unreadable(path);
      const entry = join(dirname(path), target);
      const same = entries.get(basename(entry)) ?? entry;
      if (same !== entry) throw twice(same, entry);
      entries.set(basename(entry), entry);
    }
  }
  return [...entries.values()].sort();
}

function unreadable(path: string): Error {
  return new Error(
    `Cannot tell which worker "${path}" starts; write \`new Worker(new URL("./file.ts", import.meta.url))\``,
  );
}

function twice(one: string, other: string): Error {
  return new Error(
    `Cannot tell the workers "${one}" and "${other}" apart in a compiled program; give one another name`,
  );
}
