import { expect, test } from "bun:test";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { writeNewFile } from "./write_new_file.ts";

test("writeNewFile() writes what only its owner can read", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "a.csv");
  await writeNewFile(path, "a,b\r\n");
  expect(readFileSync(path, "utf8")).toBe("a,b\r\n");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("writeNewFile() leaves alone what is there", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "a.csv");
  writeFileSync(path, "mine");
  const writing = writeNewFile(path, "other");
  expect(await rejectionOf(writing)).toThrow("it exists already");
  expect(readFileSync(path, "utf8")).toBe("mine");
});

test("writeNewFile() says that there is no such folder", async () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, "none/a.csv");
  expect(await rejectionOf(writeNewFile(path, ""))).toThrow("no such folder");
});
