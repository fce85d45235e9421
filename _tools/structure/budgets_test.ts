import { expect, test } from "bun:test";

import { budgets } from "./budgets.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("budgets() finds nothing in this repository", async () => {
  expect(budgets(await readSources())).toEqual([]);
});

test("budgets() finds a long file, a long function and many imports", () => {
  const lines = (count: number) => "f();\n".repeat(count);
  const imports = Array.from(
    { length: 9 },
    (_, i) => `import { a${i} } from "./a${i}.ts";\n`,
  );
  for (const text of [
    lines(251),
    `function f(): Promise<void> {\n${lines(59)}}`,
    `class A {\n  g(a = { b: 1 }) {\n${lines(59)}}\n}`,
    `call((a) => {\n${lines(59)}});`,
    imports.join(""),
  ]) {
    expect(budgets([makeSource("src/a.ts", text)])).toHaveLength(1);
  }
});

test("budgets() counts neither comments, blank lines nor control flow", () => {
  const text = `${"// why\n\n".repeat(300)}if (a) {\n${"f();\n".repeat(70)}}`;
  expect(budgets([makeSource("src/a.ts", text)])).toEqual([]);
});
