import { expect, test } from "bun:test";

import { cycles } from "./cycles.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("cycles() finds nothing in this repository", async () => {
  expect(cycles(await readSources())).toEqual([]);
});

test("cycles() finds a circle of three, type imports too", () => {
  const sources = [
    makeSource("src/a.ts", `import { b } from "./b.ts";`),
    makeSource("src/b.ts", `export * from "./c.ts";`),
    makeSource("src/c.ts", `import type { A } from "./a.ts";`),
  ];
  expect(cycles(sources)).toEqual([
    "src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts",
  ]);
});
