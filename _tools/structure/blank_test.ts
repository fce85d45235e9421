import { expect, test } from "bun:test";

import { blank } from "./blank.ts";

test("blank() takes comments out and keeps every line", () => {
  const { bare, code } = blank('a; // "b"\n/* c\nd */ e("// f");');
  expect(bare).toBe('a;       \n    \n     e("// f");');
  expect(code).toBe('a;       \n    \n     e("    ");');
});

test("blank() reads code in a template, also in a template within", () => {
  const { code } = blank("`a ${b(`c ${{ d: 1 }.d} e`)} f` + g");
  expect(code).toBe("`   {b(`   {{ d: 1 }.d}  `)}  ` + g");
});

test("blank() tells a pattern from a division", () => {
  const { code } = blank('x = a / b; y = /"[/"]/g; z = c / d; // e');
  expect(code).toBe("x = a / b; y = /      g; z = c / d;     ");
});

test("blank() lets an apostrophe in a text of JSX end with its line", () => {
  const { code } = blank("<Text>the tenant's</Text>\n{a}");
  expect(code).toBe("<Text>the tenant's</Text>\n{a}");
});
