import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

import { camelCase } from "../src/finance/names.ts";

/** A file of a registry's folder, and what it exports under its own name. */
export interface Module {
  /** The file's name without extension: `power_of_two`. */
  readonly id: string;
  /** The same in camelCase, which is what the file exports. */
  readonly name: string;
  readonly exported: unknown;
}

/**
 * Loads the hand-written files of a folder, sorted: no tests, no doors, no
 * `_private` files.
 *
 * @throws {TypeError} when two files come to the same exported name.
 */
export async function loadModules(folder: string): Promise<Module[]> {
  const ids = readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
    .map((file) => basename(file, ".ts"))
    .filter((id) => !/^_|^mod$|_test$/.test(id))
    .sort();
  refuseClashes(ids.map(camelCase), `the files of ${folder}`);
  return Promise.all(ids.map((id) => loadModule(folder, id)));
}

/**
 * Sees to it that names differ; `whose` completes "Cannot generate: … clash".
 *
 * @throws {TypeError} with every name that is there more than once.
 */
export function refuseClashes(names: readonly string[], whose: string): void {
  const twice = names.filter((name, i) => names.indexOf(name) !== i);
  if (twice.length === 0) return;
  throw new TypeError(
    `Cannot generate: ${whose} clash at "${twice.join('", "')}"; change one of them`,
  );
}

async function loadModule(folder: string, id: string): Promise<Module> {
  const name = camelCase(id);
  const module: unknown = await import(join(folder, `${id}.ts`));
  const exported =
    typeof module === "object" && module !== null
      ? new Map(Object.entries(module)).get(name)
      : undefined;
  return { id, name, exported };
}
