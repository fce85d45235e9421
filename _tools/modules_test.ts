import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { rejectionOf } from "./testing/rejection_of.ts";
import { loadModules } from "./modules.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tellerline-modules-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function put(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await Bun.write(join(folder, name), text);
  }
}

describe("loadModules()", () => {
  test("finds each file's export of its own name, sorted", async () => {
    await put({
      "round_robin.ts": "export const roundRobin = 2;",
      "random.ts": "export const random = 1; export const other = 3;",
    });
    expect(await loadModules(folder)).toEqual([
      { id: "random", name: "random", exported: 1 },
      { id: "round_robin", name: "roundRobin", exported: 2 },
    ]);
  });

  test("passes over tests, doors, private files and declarations", async () => {
    await put({
      "a_test.ts": "throw new Error()",
      "mod.ts": "throw new Error()",
      "_a.ts": "throw new Error()",
      "a.d.ts": "",
      "a.json": "{}",
    });
    expect(await loadModules(folder)).toEqual([]);
  });

  test("refuses two files that come to one name", async () => {
    await put({ "a_b.ts": "", "aB.ts": "" });
    expect(await rejectionOf(loadModules(folder))).toThrow('clash at "aB"');
  });
});
