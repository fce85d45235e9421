import { existsSync, readdirSync, readlinkSync, realpathSync } from "node:fs";

/**
 * The processes whose standard output is the file: an end server's log names
 * its process even when a crash came before its pid was written down.
 */
export function holdersOf(path: string): readonly number[] {
  if (!existsSync(path)) return [];
  if (process.platform !== "linux") return fromLsof(path);
  const file = realpathSync(path);
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && outputOf(entry) === file)
    .map(Number);
}

function outputOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/fd/1`);
  } catch {
    return undefined; // ended, or another user's
  }
}

function fromLsof(path: string): readonly number[] {
  const lsof = Bun.spawnSync(["lsof", "-t", "-a", "-d", "1", "--", path]);
  return lsof.stdout.toString().split("\n").filter(Boolean).map(Number);
}
