import { readFileSync } from "node:fs";

import { UsageError } from "./arguments.ts";

/**
 * The content of a configuration file; nothing without a path.
 *
 * @throws {UsageError} when it cannot be read or is not a JSON object.
 */
export function readConfigFile(
  path: string | undefined,
): Readonly<Record<string, unknown>> {
  if (path === undefined) return {};
  const text = readText(path);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return { ...value };
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`Cannot read ${path}: it is not JSON: ${why}`, {
      cause,
    });
  }
  throw new UsageError(`Cannot read ${path}: it must hold one JSON object`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new UsageError(`Cannot read ${path}: give a file that exists`, {
      cause,
    });
  }
}
