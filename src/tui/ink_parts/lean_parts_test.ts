import { expect, test } from "bun:test";
import { dirname } from "node:path";

import { leanParts } from "./lean_parts.ts";

const INK = dirname(Bun.fileURLToPath(import.meta.resolve("ink")));

/** What Ink imports of each package, by the package's name. */
async function inkImports(): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for await (const path of new Bun.Glob("**/*.js").scan({ cwd: INK })) {
    const source = await Bun.file(`${INK}/${path}`).text();
    for (const [, clause = "", of = ""] of source.matchAll(IMPORT)) {
      const names = found.get(of) ?? new Set();
      const inBraces = /\{([^}]*)\}/.exec(clause)?.[1];
      const listed = inBraces?.split(",") ?? ["default"];
      for (const name of listed) if (name.trim()) names.add(name.trim());
      found.set(of, names);
    }
  }
  return found;
}

const IMPORT = /^import ([^;]*?) from '([^']+)'/gm;

test("leanParts() has all that Ink imports of what they replace", async () => {
  const imports = await inkImports();
  for (const [of, source] of leanParts()) {
    const offered = [...source.matchAll(/(\w+)(?=,| })/g)].map(([it]) => it);
    const wanted = [...(imports.get(of) ?? [])];
    expect(wanted, `Ink imports ${of}`).not.toBeEmpty();
    for (const name of wanted) expect(offered, of).toContain(name);
  }
});

test("a test's Ink has them", async () => {
  const { default: truncate }: typeof import("cli-truncate") =
    await import("cli-truncate");
  expect(truncate.name).toBe("truncate");
});
