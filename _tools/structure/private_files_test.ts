import { expect, test } from "bun:test";

import { privateFiles } from "./private_files.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("privateFiles() finds nothing in this repository", async () => {
  expect(privateFiles(await readSources())).toEqual([]);
});

test("privateFiles() finds an import from another directory only", () => {
  const text = `import { x } from "./portal/_x.ts";`;
  expect(privateFiles([makeSource("src/cli/a.ts", text)])).toHaveLength(1);
  const own = `import { x } from "./_x.ts";`;
  expect(privateFiles([makeSource("src/cli/a.ts", own)])).toEqual([]);
});
