import { expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { genTaxFiles } from "./gen_tax_files.ts";

test("genTaxFiles() imports every year's table, and nothing else", async () => {
  const root = mkdtempSync(join(tmpdir(), "tellerline-tax-"));
  try {
    for (const file of ["in-2026-27.json", "in-2025-26.json", "notes.md"]) {
      await Bun.write(join(root, "src/finance/data/tax", file), "{}");
    }
    const text = genTaxFiles(root)[0]?.text ?? "";
    expect(text.match(/".*\.json"(?=: )/g)).toEqual([
      '"in-2025-26.json"',
      '"in-2026-27.json"',
    ]);
    expect(text).not.toContain("notes");
  } finally {
    rmSync(root, { recursive: true });
  }
});
