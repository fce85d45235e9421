import { RuntimeError } from "../../base/errors.ts";
import { jsonOf, linesOf } from "./_streams.ts";

/**
 * Reads a build's output to its end.
 *
 * @throws {RuntimeError} when a step failed, with the engine's own words.
 */
export async function followBuild(
  chunks: AsyncIterable<Uint8Array>,
  action: string,
  onProgress: (line: string) => void,
): Promise<void> {
  for await (const message of jsonOf(linesOf(chunks))) {
    const failure = textOf(message, "error");
    if (failure) {
      throw new RuntimeError(
        `Cannot ${action}: ${failure.trim()}; see the step before it`,
      );
    }
    const line = (
      textOf(message, "stream") ?? textOf(message, "status")
    )?.trim();
    if (line) onProgress(line);
  }
}

function textOf(message: unknown, key: string): string | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const value = new Map(Object.entries(message)).get(key);
  return typeof value === "string" ? value : undefined;
}
