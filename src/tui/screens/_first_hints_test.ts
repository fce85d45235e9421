import { expect, test } from "bun:test";

import { makeTheme } from "../theme.ts";
import { firstHints } from "./_first_hints.ts";

const theme = makeTheme({ noColor: true, ascii: true });
const TEXTS = ["n deploys", "c calculates"];

test("firstHints() tells each hint on a line of its own", () => {
  const lines = firstHints(TEXTS, { width: 80, room: 3, theme });
  const texts = lines.map((it) => it.map(({ text }) => text).join(""));
  expect(texts.map((text) => text.trim())).toEqual(["", ...TEXTS]);
});

test("firstHints() tells nothing where not all of it fits", () => {
  expect(firstHints(TEXTS, { width: 80, room: 2, theme })).toEqual([]);
});
