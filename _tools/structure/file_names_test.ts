import { expect, test } from "bun:test";

import { fileNames } from "./file_names.ts";
import { readSources } from "./read_sources.ts";
import { makeSource } from "./source.ts";

test("fileNames() finds nothing in this repository", async () => {
  expect(fileNames(await readSources())).toEqual([]);
});

test("fileNames() finds what is not snake_case or named for something else", () => {
  for (const [path, text] of [
    ["src/cli/callCommand.ts", ""],
    ["src/cli/call-command.ts", ""],
    ["src/cli/index.ts", ""],
    ["src/cli/call.ts", "export function deploy() {}"],
  ] as const) {
    expect(fileNames([makeSource(path, text)])).toHaveLength(1);
  }
});

test("fileNames() takes a word of the export for the name", () => {
  const text = "export function createBackoff() {}";
  expect(fileNames([makeSource("src/a/backoff.ts", text)])).toEqual([]);
});
