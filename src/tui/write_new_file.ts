import { writeFile } from "node:fs/promises";

/**
 * Writes a file that is not there yet; one that is stays as it is.
 *
 * @throws {RangeError} when it cannot be written, with a sentence why.
 */
export async function writeNewFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: "wx", mode: 0o600 });
  } catch (cause) {
    throw new RangeError(reasonOf(path, cause), { cause });
  }
}

function reasonOf(path: string, cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : "";
  switch (code) {
    case "EEXIST":
      return `Cannot write "${path}": it exists already; give another name`;
    case "ENOENT":
      return `Cannot write "${path}": there is no such folder; make it first or give another`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `Cannot write "${path}": that is not allowed there; give another folder`;
    default: {
      const why = cause instanceof Error ? cause.message : String(cause);
      return `Cannot write "${path}": ${why}; give another name`;
    }
  }
}
