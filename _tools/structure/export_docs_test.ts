import { expect, test } from "bun:test";

import { exportDocs } from "./export_docs.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("exportDocs() finds nothing in this repository", async () => {
  expect(exportDocs(await readSources())).toEqual([]);
});

test("exportDocs() finds an export without a doc", () => {
  const text =
    "/** Told. */\nexport const A = 1;\n// not so\nexport type B = 1;";
  expect(exportDocs([makeSource("src/a.ts", text)])).toEqual([
    "src/a.ts:4: B has no doc",
  ]);
});
