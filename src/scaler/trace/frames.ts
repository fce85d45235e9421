import type { TraceFrame } from "./types.ts";
import { putVarint, VARINT_MOST, VarintReader } from "./varint.ts";

/** Length and checksum before each frame's content, bytes. */
const HEAD = 8;
/** A frame says this much before its records, at most: numbers. */
const NUMBERS = 8;
/** No frame is longer than that: what says so is damaged. */
const MOST_BYTES = 1 << 20;

/**
 * A frame as it is appended to a file: the length of its content and the
 * content's checksum (CRC-32), each four bytes, then the content.
 */
export function encodeFrame(frame: TraceFrame): Uint8Array {
  const { bytes } = frame;
  const room = HEAD + NUMBERS * VARINT_MOST + bytes.length;
  const buffer = new Uint8Array(room);
  let at = HEAD;
  for (const number of numbersOf(frame)) at = putVarint(buffer, at, number);
  buffer.set(bytes, at);
  const content = buffer.subarray(HEAD, at + bytes.length);
  const view = new DataView(buffer.buffer);
  view.setUint32(0, content.length);
  view.setUint32(4, Bun.hash.crc32(content));
  return buffer.subarray(0, HEAD + content.length);
}

/** The frames of some bytes, and how many of those bytes they are. */
export interface ReadFrames {
  readonly frames: readonly TraceFrame[];
  /** Where what is not a whole, undamaged frame begins. */
  readonly goodBytes: number;
}

/** Reads frames up to the first that is torn or damaged. */
export function decodeFrames(bytes: Uint8Array): ReadFrames {
  const frames: TraceFrame[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (at + HEAD <= bytes.length) {
    const length = view.getUint32(at);
    const end = at + HEAD + length;
    if (length > MOST_BYTES || end > bytes.length) break;
    const content = bytes.subarray(at + HEAD, end);
    if (Bun.hash.crc32(content) !== view.getUint32(at + 4)) break;
    const frame = frameOf(content);
    if (frame === undefined) break;
    frames.push(frame);
    at = end;
  }
  return { frames, goodBytes: at };
}

function numbersOf(frame: TraceFrame): readonly number[] {
  const { atMs, baseMs, endServers, ready, desired } = frame;
  const { settings, count, dropped } = frame;
  const whole = [Math.round(atMs), Math.round(baseMs * 1_000)];
  return [...whole, endServers, ready, desired, settings, count, dropped];
}

function frameOf(content: Uint8Array): TraceFrame | undefined {
  const reader = new VarintReader(content);
  const atMs = reader.next();
  const baseMs = reader.next() / 1_000;
  const endServers = reader.next();
  const ready = reader.next();
  const desired = reader.next();
  const settings = reader.next();
  const count = reader.next();
  const dropped = reader.next();
  if (reader.isBroken) return undefined;
  const bytes = content.subarray(reader.at);
  const state = { atMs, endServers, ready, desired, settings };
  return { ...state, baseMs, count, dropped, bytes };
}
