import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

import { header, type Generated } from "./generated.ts";

const FOLDER = "src/finance/data/tax";

/**
 * The imports of the tax tables, one JSON file a fiscal year, so that a new
 * year is a new file and a compiled program carries it.
 */
export function genTaxFiles(root: string): Generated[] {
  const files = readdirSync(join(root, FOLDER))
    .filter((file) => file.endsWith(".json"))
    .sort();
  const lines = [
    header(`${FOLDER}/*.json`),
    "",
    ...files.map(
      (file) =>
        `import ${nameOf(file)} from "../data/tax/${file}" with { type: "json" };`,
    ),
    "",
    "/** The tax tables by file name, as yet unchecked. */",
    "export const TAX_FILES: Readonly<Record<string, unknown>> = {",
    ...files.map((file) => `"${file}": ${nameOf(file)},`),
    "};",
    "",
  ];
  return [{ path: "src/finance/tax/tax_files.ts", text: lines.join("\n") }];
}

function nameOf(file: string): string {
  return basename(file, ".json").replaceAll("-", "");
}
