import { join } from "node:path";

import type { Calculator } from "../src/finance/types.ts";
import { loadModules } from "./modules.ts";

/** A calculator with its service id. */
export interface NamedCalculator {
  readonly id: string;
  readonly name: string;
  readonly calculator: Calculator;
}

/**
 * Finds the calculators among the files of `src/finance/`: those whose export
 * of the file's own name computes.
 */
export async function loadCalculators(
  root: string,
): Promise<NamedCalculator[]> {
  const modules = await loadModules(join(root, "src/finance"));
  return modules.flatMap(({ id, name, exported }) =>
    isCalculator(exported) ? [{ id, name, calculator: exported }] : [],
  );
}

function isCalculator(value: unknown): value is Calculator {
  return (
    typeof value === "object" &&
    value !== null &&
    ["title", "summary", "fields", "outputs", "compute"].every(
      (key) => key in value,
    )
  );
}
