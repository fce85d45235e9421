import type { Prng } from "../../../balancer/types.ts";
import { octets } from "./_octets.ts";

/** Values at which something changes in HTTP/2. */
const EDGES = [0, 1, 4, 5, 8, 9, 0x3f, 0x40, 0x7f, 0x80, 0xfe, 0xff];
const HEAD = 9;

/** A whole number below `end`. */
export function below(end: number, prng: Prng): number {
  return Math.floor(prng() * end);
}

function any<T>(of: readonly T[], prng: Prng): T {
  const one = of[below(of.length, prng)];
  if (one === undefined) throw new RangeError("Cannot choose from nothing");
  return one;
}

/** Cuts bytes into HTTP/2 frames; what is no whole frame is the last piece. */
export function framesOf(bytes: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const end = at + HEAD + ((a << 16) | (b << 8) | c);
    frames.push(bytes.subarray(at, end));
    at = end;
  }
  return frames;
}

type Mutation = (frames: Uint8Array[], prng: Prng) => void;

/** One octet becomes another. */
function spoil(frames: Uint8Array[], prng: Prng): void {
  const frame = any(frames, prng);
  const at = below(frame.length, prng);
  frame[at] = prng() < 0.5 ? any(EDGES, prng) : below(256, prng);
}

/** One bit of a head: length, type, flags or stream. */
function spoilHead(frames: Uint8Array[], prng: Prng): void {
  const frame = any(frames, prng);
  const at = below(Math.min(HEAD, frame.length), prng);
  frame[at] = (frame[at] ?? 0) ^ (1 << below(8, prng));
}

/** A frame is sent on another stream. */
function move(frames: Uint8Array[], prng: Prng): void {
  const frame = any(frames, prng);
  if (frame.length >= HEAD) frame[8] = any([0, 1, 2, 3, 5, 7, 99], prng);
}

/** The payload is longer or shorter, and the head says so. */
function resize(frames: Uint8Array[], prng: Prng): void {
  const at = below(frames.length, prng);
  const frame = frames[at] ?? new Uint8Array(HEAD);
  const length = prng() < 0.1 ? 16_385 : below(40, prng);
  const resized = new Uint8Array(HEAD + length);
  resized.set(frame.subarray(0, resized.length));
  resized.set([length >> 16, (length >> 8) & 255, length & 255]);
  frames[at] = resized;
}

function drop(frames: Uint8Array[], prng: Prng): void {
  if (frames.length > 1) frames.splice(below(frames.length, prng), 1);
}

function repeat(frames: Uint8Array[], prng: Prng): void {
  const times = prng() < 0.05 ? 500 : 1 + below(3, prng);
  const copies = Array.from(
    { length: times },
    () => new Uint8Array(any(frames, prng)),
  );
  frames.splice(below(frames.length, prng), 0, ...copies);
}

function swap(frames: Uint8Array[], prng: Prng): void {
  const [moved] = frames.splice(below(frames.length, prng), 1);
  if (moved) frames.splice(below(frames.length + 1, prng), 0, moved);
}

/** A frame of nobody's making. */
function invent(frames: Uint8Array[], prng: Prng): void {
  const length = below(30, prng);
  const body = Array.from({ length }, () => below(256, prng));
  const [type, flags] = [below(12, prng), below(256, prng)];
  const id = any([0, 1, 3, 5, 2, 21], prng);
  const made = octets(0, 0, length, type, flags, 0, 0, 0, id, ...body);
  frames.splice(below(frames.length + 1, prng), 0, made);
}

/** It ends in the middle of something. */
function cut(frames: Uint8Array[], prng: Prng): void {
  frames.splice(1 + below(frames.length, prng));
  const last = frames.pop() ?? new Uint8Array(0);
  frames.push(last.subarray(0, 1 + below(last.length, prng)));
}

const MUTATIONS: readonly Mutation[] = [
  spoil,
  spoil,
  spoil,
  spoilHead,
  spoilHead,
  move,
  resize,
  drop,
  repeat,
  swap,
  invent,
  cut,
];

/** A session that went a little wrong. Same chance, same bytes. */
export function mutate(session: Uint8Array, prng: Prng): Uint8Array {
  // Copies: slice() of a Buffer would be the same bytes.
  const frames = framesOf(session).map((it) => new Uint8Array(it));
  const count = 1 + below(4, prng);
  for (let i = 0; i < count; i++) any(MUTATIONS, prng)(frames, prng);
  return octets(...frames);
}

/** The same bytes in pieces, as a network might bring them. */
export function pieces(bytes: Uint8Array, prng: Prng): Uint8Array[] {
  const most = any([1, 7, 60, 500, 100_000], prng);
  const cuts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 1 + below(most, prng);
    cuts.push(bytes.subarray(at, end));
    at = end;
  }
  return cuts;
}
