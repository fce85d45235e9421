import { readLogEntry } from "./read_log_entry.ts";
import type { ExitEvent, Runtime } from "./runtime/types.ts";

/** How an end server ended, as the beginning of a sentence. */
export function explainExit({ name, exitCode, outOfMemory }: ExitEvent) {
  if (outOfMemory) return `End server ${name} ran out of its memory limit`;
  if (exitCode === undefined) return `End server ${name} was killed`;
  return `End server ${name} ended with exit code ${exitCode}`;
}

/** Why an end server did not come up, with the last line it printed. */
export async function explainFailure(
  name: string,
  { error, runtime }: { readonly error: unknown; readonly runtime: Runtime },
): Promise<string> {
  const why = error instanceof Error ? error.message : String(error);
  const last = await lastLine(name, runtime);
  const said = last ? `; its last line: ${last}` : "";
  return `End server ${name} did not come up: ${why}${said}`;
}

const READ_MS = 2_000;

async function lastLine(name: string, runtime: Runtime): Promise<string> {
  const signal = AbortSignal.timeout(READ_MS);
  let last = "";
  try {
    const lines = runtime.logs(name, { tail: 1, follow: false, signal });
    for await (const entry of lines) last = readLogEntry(entry).text;
  } catch {
    // There may be nothing to read: it never started, or is gone already.
  }
  return last;
}
