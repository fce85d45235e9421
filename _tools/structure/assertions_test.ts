import { expect, test } from "bun:test";

import { assertions } from "./assertions.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("assertions() finds nothing in this repository", async () => {
  expect(assertions(await readSources())).toEqual([]);
});

test("assertions() finds an assertion that nothing near explains", () => {
  const text = "const a = b as string;";
  expect(assertions([makeSource("src/a.ts", text)])).toHaveLength(1);
});

test("assertions() leaves explained ones, const and renamed imports alone", () => {
  const text = `import { a as b } from "./a.ts";
    const c = [1] as const;
    // parsed above
    const d = e as string;`;
  expect(assertions([makeSource("src/a.ts", text)])).toEqual([]);
});
