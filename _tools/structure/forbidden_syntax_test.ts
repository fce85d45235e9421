import { expect, test } from "bun:test";

import { forbiddenSyntax } from "./forbidden_syntax.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("forbiddenSyntax() finds nothing in this repository", async () => {
  expect(forbiddenSyntax(await readSources())).toEqual([]);
});

test("forbiddenSyntax() finds each thing the house does without", () => {
  for (const text of [
    "export default function a() {}",
    "function a(b: any) {}",
    "const a = b as any;",
    "const a: Map<string, any> = b;",
    "const a = b!.c;",
    "const a = b[0]!;",
    "enum A { B }",
    "export namespace A {}",
    "class A {\n  private b = 1;\n}",
    "export const a = (b: string) => b;",
    "const a = async () => {};",
  ]) {
    const found = forbiddenSyntax([makeSource("src/a.ts", text)]);
    expect([text, found.length]).toEqual([text, 1]);
  }
});

test("forbiddenSyntax() leaves words, texts and closures alone", () => {
  const text = `
    /* any private enum A! */
    const any = "x as any!"; if (!a !== !b) f(!c);
    export const table = { run: () => 1 };
    function f() { const g = () => 2; return g; }`;
  expect(forbiddenSyntax([makeSource("src/a.ts", text)])).toEqual([]);
});
