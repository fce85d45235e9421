import { expect, test } from "bun:test";

import { pureTests } from "./pure_tests.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("pureTests() finds nothing in this repository", async () => {
  expect(pureTests(await readSources())).toEqual([]);
});

test("pureTests() finds a file that does something untested", () => {
  const source = makeSource("src/finance/a.ts", "export function a() {}");
  expect(pureTests([source])).toHaveLength(1);
  const itsTest = makeSource("src/finance/a_test.ts", "");
  expect(pureTests([source, itsTest])).toEqual([]);
});
