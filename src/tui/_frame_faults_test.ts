import { expect, test } from "bun:test";

import { frameFaults, type FrameRules } from "./_frame_faults.ts";

const RULES: FrameRules = {
  size: { width: 12, height: 2 },
  ascii: false,
  ellipsis: "…",
  words: new Set(["servers"]),
};

test("frameFaults() finds nothing wrong with a whole frame", () => {
  expect(frameFaults(["servers", "øø]] ok"], RULES)).toEqual([]);
});

for (const [what, lines] of [
  ["a row too many", ["a", "b", "c"]],
  ["that the keys are missing", ["a", " "]],
  ["a row that is too wide", ["servers and ×", "?"]],
  ["a control character", ["a\tb", "?"]],
  ["a word that is cut", ["serve", "?"]],
  ["an outside text that is cut", ["øøø  b", "?"]],
] as const) {
  test(`frameFaults() finds ${what}`, () => {
    expect(frameFaults(lines, RULES)).toHaveLength(1);
  });
}

test("frameFaults() takes an ellipsis, and a next line, for no cut", () => {
  expect(frameFaults(["serv…  øøø…", "?"], RULES)).toEqual([]);
  expect(frameFaults(["  øøø", "  ø]]"], RULES)).toEqual([]);
});

test("frameFaults() finds what is not ASCII where only that is wanted", () => {
  const rules = { ...RULES, ascii: true };
  expect(frameFaults(["a › b", "?"], rules)).toHaveLength(1);
});
