import { basename } from "node:path";

import { Glob } from "bun";

import { importsOf } from "./imports_of.ts";
import { makeSource, type Source } from "./source.ts";

const ROOT = `${import.meta.dir}/../..`;
const OURS = new Glob("{src,_tools,bench,e2e}/**/*.{ts,tsx}");

/** Every hand-written TypeScript file; generated message types are not ours. */
export async function readSources(): Promise<Source[]> {
  const paths = await Array.fromAsync(OURS.scan({ cwd: ROOT }));
  const ours = paths.filter((path) => !path.startsWith("src/wire/gen/")).sort();
  const sources = await Promise.all(
    ours.map(async (path) =>
      makeSource(path, await Bun.file(`${ROOT}/${path}`).text()),
    ),
  );
  return markTestSupport(sources);
}

/**
 * Marks each `_private` file that only tests import, such as a conformance
 * suite, as a test itself.
 */
export function markTestSupport(sources: readonly Source[]): Source[] {
  const importers = new Map<string, string[]>();
  for (const source of sources) {
    for (const { to } of importsOf(source)) {
      importers.set(to, [...(importers.get(to) ?? []), source.path]);
    }
  }
  const tests = new Set(
    sources.filter(({ isTest }) => isTest).map(({ path }) => path),
  );
  const isSupport = ({ path }: Source) =>
    !tests.has(path) &&
    basename(path).startsWith("_") &&
    importers.get(path)?.every((importer) => tests.has(importer));
  let found = sources.filter(isSupport);
  while (found.length > 0) {
    for (const { path } of found) tests.add(path);
    found = sources.filter(isSupport);
  }
  return sources.map((source) => ({
    ...source,
    isTest: tests.has(source.path),
  }));
}
