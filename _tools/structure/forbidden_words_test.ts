import { expect, test } from "bun:test";

import { forbiddenWords } from "./forbidden_words.ts";
import { readTextFiles } from "./text_files.ts";

test("forbiddenWords() finds nothing in this repository", async () => {
  const files = await readTextFiles();
  expect(files.map(({ path }) => path)).toContain("README.md");
  expect(forbiddenWords(files)).toEqual([]);
});

test("forbiddenWords() finds a registry and a machine's paths", () => {
  for (const text of [
    `https://registry.${"npmjs"}.org/x`,
    `see /${"work"}/main`,
    `"/${"root"}/.bun"`,
    `/${"home"}/me`,
  ]) {
    expect(forbiddenWords([{ path: "a", text }])).toHaveLength(1);
  }
});

test("forbiddenWords() leaves words and longer paths alone", () => {
  const text = "docker.io is a package; /var/work/x; root/a; network/";
  expect(forbiddenWords([{ path: "a", text }])).toEqual([]);
});
