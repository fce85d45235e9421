import {
  appendFileSync,
  closeSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
} from "node:fs";

import { pause } from "../../base/pause.ts";
import type { LogOptions } from "./types.ts";

/** A log that grew beyond this is cut back to its last part. */
const MAX_BYTES = 10 << 20;
const KEPT_BYTES = 1 << 20;
/** How far back past lines are looked for. */
const TAIL_BYTES = 1 << 20;
const POLL_MS = 100;

/**
 * Cuts a log that has grown too long back to its last part, in place: the
 * process that writes it goes on appending to the same file. A line printed at
 * that very moment may be lost.
 */
export function capLog(path: string, maxBytes = MAX_BYTES): void {
  const size = sizeOf(path);
  if (size <= maxBytes) return;
  const kept = bytesOf(path, Math.max(size - KEPT_BYTES, size - maxBytes));
  truncateSync(path, 0);
  appendFileSync(path, kept.subarray(kept.indexOf("\n") + 1));
}

/** The last `count` whole lines of a log. */
export function lastLines(path: string, count: number): readonly string[] {
  return linesUntil(path, sizeOf(path), count);
}

/**
 * The lines of a log, past ones first; with `follow` on until `isOver` says
 * that nothing will come any more, or `signal` aborts.
 */
export async function* readLog(
  path: string,
  options: LogOptions & { readonly isOver: () => boolean },
): AsyncGenerator<string> {
  const { tail, follow, signal, isOver } = options;
  let offset = lastLineEnd(path);
  yield* linesUntil(path, offset, tail);
  while (follow && !signal.aborted) {
    const over = isOver(); // asked first: what it printed last is read below
    if (sizeOf(path) < offset) offset = lastLineEnd(path); // it was cut back
    const bytes = bytesOf(path, offset);
    const end = bytes.lastIndexOf("\n") + 1;
    offset += end;
    yield* linesIn(bytes.subarray(0, end));
    if (over) return;
    await pause(POLL_MS, signal);
  }
}

function linesUntil(
  path: string,
  end: number,
  count: number,
): readonly string[] {
  if (count === 0) return [];
  const start = Math.max(0, end - TAIL_BYTES);
  return linesIn(bytesOf(path, start).subarray(0, end - start)).slice(-count);
}

/** Where the last whole line ends. */
function lastLineEnd(path: string): number {
  const size = sizeOf(path);
  const start = Math.max(0, size - TAIL_BYTES);
  return start + bytesOf(path, start).lastIndexOf("\n") + 1;
}

function linesIn(bytes: Buffer): readonly string[] {
  const lines = bytes.toString("utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** From `start` to the end as it is now, at most a megabyte or two. */
function bytesOf(path: string, start: number): Buffer {
  const length = Math.min(Math.max(0, sizeOf(path) - start), MAX_BYTES);
  const buffer = Buffer.alloc(length);
  if (length === 0) return buffer;
  const file = openSync(path, "r");
  try {
    return buffer.subarray(0, readSync(file, buffer, 0, length, start));
  } finally {
    closeSync(file);
  }
}
