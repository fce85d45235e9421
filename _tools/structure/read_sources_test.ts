import { expect, test } from "bun:test";

import { markTestSupport } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("markTestSupport() marks private files that only tests import", () => {
  const sources = markTestSupport([
    makeSource("src/a_test.ts", `import "./_conform.ts"; import "./_b.ts";`),
    makeSource("src/_conform.ts", `import "./_prng.ts";`),
    makeSource("src/_prng.ts", ""),
    makeSource("src/a.ts", `import "./_b.ts";`),
    makeSource("src/_b.ts", ""),
  ]);
  const tests = sources.filter(({ isTest }) => isTest);
  expect(tests.map(({ path }) => path)).toEqual([
    "src/a_test.ts",
    "src/_conform.ts",
    "src/_prng.ts",
  ]);
});
