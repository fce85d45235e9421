import { expect, test } from "bun:test";

import * as scopes from "../src/tui/key_scopes.ts";
import { SCREENS } from "../src/tui/screens/mod.ts";
import { genKeys } from "./gen_keys.ts";

const [page] = genKeys();
const text = page?.text ?? "";

test("genKeys() tells every key of every screen, and every shared one", () => {
  const own = Object.values(SCREENS).flatMap(({ bindings }) => bindings);
  const all = [...own, ...Object.values(scopes).flat()];
  const labels = new Set(all.map(({ label }) => label));
  const missing = [...labels].filter((it) => !text.includes(`| ${it} |`));
  expect(missing).toEqual([]);
});

test("genKeys() marks what changes something", () => {
  expect(text).toMatch(/^\| `d` \| delete \| changes \|$/m);
  expect(text).toMatch(/^\| `c` \| .* \|  \|$/m);
});

test("genKeys() lists the commands with what is typed after them", () => {
  expect(text).toContain("`:theme NAME`");
  expect(text).toContain("`:services [NAME]`");
});
