import type { Readable } from "node:stream";

/**
 * The chunks of a stream until it ends or `signal` aborts, which is no error
 * here. The stream is destroyed when the reader leaves.
 */
export async function* chunksOf(
  stream: Readable,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const onAbort = () => stream.destroy();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    if (signal.aborted) return;
    for await (const chunk of stream) yield Buffer.from(chunk);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", onAbort);
    stream.destroy();
  }
}

/** The longest line that is put together; a longer one is cut here. */
const MAX_LINE = 1 << 20;

/** Cuts bytes into lines; the last one counts without its line end too. */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield line.replace(/\r$/, "");
    if (rest.length > MAX_LINE) {
      yield rest;
      rest = "";
    }
  }
  if (rest) yield rest;
}

/** The values of a stream of JSON lines; a line that is none is left out. */
export async function* jsonOf(
  lines: AsyncIterable<string>,
): AsyncGenerator<unknown> {
  for await (const line of lines) {
    const value = parse(line);
    if (value !== undefined) yield value;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // half a line, cut off with the connection
  }
}
