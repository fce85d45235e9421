import { expect, test } from "bun:test";

import { temporaryDirectory } from "../../../_tools/testing/temporary_directory.ts";
import { fileHash, programHash } from "./_image_source.ts";

/** A program of two files. */
async function program(files: Readonly<Record<string, string>> = {}) {
  const directory = temporaryDirectory();
  const all = {
    "bun.lock": "one",
    "src/endserver/main.ts": "serve()",
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    await Bun.write(`${directory.path}/${path}`, text);
  }
  return directory;
}

async function hashOf(files?: Readonly<Record<string, string>>) {
  using directory = await program(files);
  return await programHash(directory.path);
}

test("programHash() is the same for the same program", async () => {
  expect(await hashOf()).toMatch(/^[0-9a-f]{12}$/);
  expect(await hashOf()).toBe(await hashOf());
});

test.each([
  ["src/endserver/main.ts", "serve( )"],
  ["src/finance/data/tax/in-2027-28.json", "{}"],
  ["src/wire/load.ts", ""],
  ["src/base/pause.ts", ""],
  ["proto/tellerline/v1/catalogue.proto", ""],
  ["bun.lock", "two"],
  ["Dockerfile.endserver", "FROM scratch"],
  ["src/scaler/runtime/_image_offline.ts", ""],
  ["src/scaler/runtime/image_protos.ts", ""],
])("programHash() changes with %s", async (path, text) => {
  expect(await hashOf({ [path]: text })).not.toBe(await hashOf());
});

test.each([
  "src/endserver/main_test.ts",
  "src/endserver/_test_server.ts",
  "src/scaler/runtime/docker.ts",
  "src/scaler/runtime/image_protos_test.ts",
  "src/tui/app.tsx",
  "package.json",
  "README.md",
])("programHash() does not change with %s", async (path) => {
  expect(await hashOf({ [path]: "new" })).toBe(await hashOf());
});

test("fileHash() changes with the file", async () => {
  using directory = temporaryDirectory();
  const path = `${directory.path}/program`;
  const hashes = [];
  for (const text of ["one", "two", "one"]) {
    await Bun.write(path, text);
    hashes.push(await fileHash(path));
  }
  const [one, two, again] = hashes;
  expect(one).toMatch(/^[0-9a-f]{12}$/);
  expect(two).not.toBe(one);
  expect(again).toBe(one);
});
