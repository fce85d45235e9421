import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import type { Generated } from "./generated.ts";

/** The same files as `bun fmt` leaves them, in one run of it. */
export function format(files: readonly Generated[]): Generated[] {
  const folder = mkdtempSync(join(tmpdir(), "tellerline-format-"));
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const done = Bun.spawnSync([process.execPath, "fmt", "--no-script", "."], {
      cwd: folder,
    });
    if (!done.success) {
      throw new Error(`Cannot format: ${done.stderr.toString().trim()}`);
    }
    return files.map(({ path }) => ({
      path,
      text: readFileSync(join(folder, path), "utf8"),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
