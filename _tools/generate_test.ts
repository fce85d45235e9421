import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { generate, staleFiles, write } from "./generate.ts";
import { COMMAND } from "./generated.ts";

const ROOT = join(import.meta.dir, "..");

test(`everything generated is up to date; else run \`${COMMAND}\``, async () => {
  const stale = staleFiles(ROOT, await generate(ROOT));
  if (stale.length === 0) return;
  throw new Error(
    `Cannot trust what is generated: ${stale.join(", ")} differ from their sources; run \`${COMMAND}\``,
  );
});

describe("write()", () => {
  let root = "";

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "tellerline-generate-"));
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const wanted = [{ path: "src/wire/gen/a.ts", text: "one\n" }];

  test("writes what is missing, and then nothing more", () => {
    expect(staleFiles(root, wanted)).toEqual(["src/wire/gen/a.ts"]);
    expect(write(root, wanted)).toEqual(["src/wire/gen/a.ts"]);
    expect(write(root, wanted)).toEqual([]);
  });

  test("replaces what was changed by hand", async () => {
    write(root, wanted);
    const path = join(root, "src/wire/gen/a.ts");
    await Bun.write(path, "two\n");
    expect(staleFiles(root, wanted)).toEqual(["src/wire/gen/a.ts"]);
    write(root, wanted);
    expect(await Bun.file(path).text()).toBe("one\n");
  });

  test("removes what has lost its source", async () => {
    const left = "proto/tellerline/finance/v1/gone.proto";
    await Bun.write(join(root, left), "");
    expect(staleFiles(root, wanted)).toContain(left);
    write(root, wanted);
    expect(existsSync(join(root, left))).toBe(false);
  });
});
