import { expect, test } from "bun:test";

import { format } from "./format.ts";

test("format() leaves files as bun fmt does, protos untouched", () => {
  const proto = { path: "a/b.proto", text: "message  A {}\n" };
  const source = { path: "src/c.ts", text: "export const c = {\na: 'b',}" };
  expect(format([proto, source])).toEqual([
    proto,
    { path: "src/c.ts", text: 'export const c = {\n  a: "b",\n};\n' },
  ]);
});
