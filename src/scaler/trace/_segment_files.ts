import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from "node:fs";
import { join } from "node:path";

import { decodeFrames, type ReadFrames } from "./frames.ts";

/** A file of frames; the name is when it was begun, so that names sort. */
export interface Segment {
  readonly path: string;
  readonly beganMs: number;
  readonly bytes: number;
}

/** What every file begins with: what it is, and in which form. */
const MAGIC = new TextEncoder().encode("tltrace1");
const NAME = /^(\d{15})\.trace$/;

/** The segments of a directory, oldest first; none where there is none. */
export function listSegments(directory: string): Segment[] {
  return namesIn(directory)
    .filter((name) => NAME.test(name))
    .sort()
    .flatMap((name) => {
      const path = join(directory, name);
      const bytes = statSync(path, { throwIfNoEntry: false })?.size;
      if (bytes === undefined) return []; // dropped at this very moment
      return [{ path, bytes, beganMs: Number(NAME.exec(name)?.[1]) }];
    });
}

/** Makes a segment without frames, readable by its owner alone. */
export function createSegment(directory: string, beganMs: number): Segment {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const name = `${String(Math.round(beganMs)).padStart(15, "0")}.trace`;
  const path = join(directory, name);
  appendFileSync(path, MAGIC, { mode: 0o600, flag: "wx" });
  return { path, beganMs, bytes: MAGIC.length };
}

/** Adds frames; when that fails, none of them is left half written. */
export function appendTo(segment: Segment, bytes: Uint8Array): Segment {
  try {
    appendFileSync(segment.path, bytes);
  } catch (error) {
    cutTo(segment.path, segment.bytes);
    throw error;
  }
  return { ...segment, bytes: segment.bytes + bytes.length };
}

/**
 * Cuts what is torn or damaged off the end, so that more can follow.
 *
 * @returns `undefined` when it is none of ours: it is left alone.
 */
export function mendSegment(segment: Segment): Segment | undefined {
  const read = readSegment(segment);
  if (read === undefined) return undefined;
  const bytes = MAGIC.length + read.goodBytes;
  if (bytes < segment.bytes) truncateSync(segment.path, bytes);
  return { ...segment, bytes };
}

/** Its frames; `undefined` when it is gone, or none of ours. */
export function readSegment({ path }: Segment): ReadFrames | undefined {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined; // the oldest ones are dropped while somebody reads
  }
  const isOurs = MAGIC.every((byte, at) => bytes[at] === byte);
  return isOurs ? decodeFrames(bytes.subarray(MAGIC.length)) : undefined;
}

/** Removes a segment, or a whole directory of them. */
export function dropPath(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Names in a directory; none where there is none. */
export function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function cutTo(path: string, bytes: number): void {
  try {
    truncateSync(path, bytes);
  } catch {
    // What is torn is cut off when it is opened again.
  }
}
