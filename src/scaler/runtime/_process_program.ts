import { existsSync } from "node:fs";
import { isAbsolute } from "node:path";

import { PreconditionError } from "../../base/errors.ts";

/** @throws {PreconditionError} when a file that a command names is missing. */
export function checkProgram(command: readonly string[]): void {
  const missing = command.find((it) => isAbsolute(it) && !existsSync(it));
  if (missing === undefined) return;
  throw new PreconditionError(
    `Cannot start end servers: the program "${missing}" is missing; reinstall tellerline`,
  );
}
