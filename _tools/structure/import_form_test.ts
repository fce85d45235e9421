import { expect, test } from "bun:test";

import { importForm } from "./import_form.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("importForm() finds nothing in this repository", async () => {
  expect(importForm(await readSources())).toEqual([]);
});

test("importForm() finds a missing extension and the own door", () => {
  for (const to of ["./b", "./mod.ts"]) {
    const source = makeSource("src/cli/a.ts", `import { x } from "${to}";`);
    expect(importForm([source])).toHaveLength(1);
  }
});
