import type { LogEntry } from "./types.ts";

const HEADER = 8;
/** A frame holds one write of at most 16 KiB; more is no frame. */
const MAX_FRAME = 1 << 20;

/**
 * Takes the engine's log framing apart: eight bytes (stream, three zeros,
 * length), then that many bytes of one line with its timestamp.
 */
export async function* logEntries(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<LogEntry> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEADER) {
      const length = rest.readUInt32BE(4);
      if (length > MAX_FRAME) return; // out of step: nothing after is reliable
      if (rest.length < HEADER + length) break;
      const frame = rest.toString("utf8", HEADER, HEADER + length);
      rest = rest.subarray(HEADER + length);
      yield entryOf(frame);
    }
  }
}

function entryOf(frame: string): LogEntry {
  const line = frame.replace(/\r?\n$/, "");
  const space = line.indexOf(" ");
  const atMs = Date.parse(line.slice(0, space));
  if (space < 0 || Number.isNaN(atMs)) return { atMs: undefined, text: line };
  return { atMs, text: line.slice(space + 1) };
}
