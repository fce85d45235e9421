import { readFileSync } from "node:fs";

const LINUX = "/proc/self/limits";

/**
 * How many files and sockets this process may have open at once; `Infinity`
 * where the system does not tell.
 */
export function openFiles(file: string = LINUX): number {
  try {
    const [, most] =
      /^Max open files\s+(\d+)/m.exec(readFileSync(file, "utf8")) ?? [];
    return most === undefined ? Infinity : Number(most);
  } catch {
    return Infinity;
  }
}
