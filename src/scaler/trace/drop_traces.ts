import { join } from "node:path";

import { dropPath, namesIn } from "./_segment_files.ts";

/** Removes traces of instances that are no more: a crash may have left them. */
export function dropTracesBut(
  directory: string,
  instances: readonly string[],
): void {
  for (const name of namesIn(directory)) {
    if (!instances.includes(name)) dropPath(join(directory, name));
  }
}
