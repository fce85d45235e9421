import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** What a file holds; `undefined` where there is none. */
export function readKept(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Replaces a file as a whole: whoever reads it, or ends this program half-way,
 * finds the old one or the new one. Only its owner may read it.
 */
export function writeKept(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const written = `${path}.${process.pid}.new`;
  try {
    writeFileSync(written, text, { mode: 0o600 });
    renameSync(written, path);
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const isCoded = error instanceof Error && "code" in error;
  return isCoded && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
