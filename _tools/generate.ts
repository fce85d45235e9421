import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { allGenerated } from "./all_generated.ts";
import { format } from "./format.ts";
import type { Generated } from "./generated.ts";

/** Folders in which every file is generated: others there are left-overs. */
const OWNED = ["proto/tellerline/finance/v1", "src/wire/gen"] as const;

/** Everything that is generated, as it should be. */
export async function generate(root: string): Promise<Generated[]> {
  return format(await allGenerated(root));
}

/** The paths of generated files that are missing, different or left over. */
export function staleFiles(
  root: string,
  wanted: readonly Generated[],
): string[] {
  const different = wanted
    .filter(({ path, text }) => textOf(join(root, path)) !== text)
    .map(({ path }) => path);
  return [...different, ...leftOver(root, wanted)];
}

/** Writes what is stale and removes what is left over. */
export function write(root: string, wanted: readonly Generated[]): string[] {
  const stale = staleFiles(root, wanted);
  for (const { path, text } of wanted) {
    if (!stale.includes(path)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of leftOver(root, wanted)) rmSync(join(root, path));
  return stale;
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

function leftOver(root: string, wanted: readonly Generated[]): string[] {
  const paths = new Set(wanted.map(({ path }) => path));
  return OWNED.flatMap((folder) =>
    existsSync(join(root, folder))
      ? [...new Bun.Glob(`${folder}/**/*`).scanSync(root)]
      : [],
  ).filter((path) => !paths.has(path));
}

if (import.meta.main) {
  const root = join(import.meta.dir, "..");
  const written = write(root, await generate(root));
  const told = written.map((path) => `${path}\n`).join("");
  process.stdout.write(told || "Everything generated is up to date\n");
}
