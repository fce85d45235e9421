import { expect, test } from "bun:test";

import { seededPrng } from "../../../_tools/testing/seeded_prng.ts";
import { chunkOf, randomRecords, stateAt } from "./_samples.ts";
import { decodeFrames, encodeFrame } from "./frames.ts";
import type { TraceFrame } from "./types.ts";

function framesOf(count: number): TraceFrame[] {
  const prng = seededPrng(count);
  return Array.from({ length: count }, (_, at) => {
    const atMs = 1_800_000_000_000 + at * 100;
    return { ...stateAt(atMs), ...chunkOf(randomRecords(9, prng), atMs) };
  });
}

test("decodeFrames() reads what encodeFrame() wrote", () => {
  const frames = framesOf(5);
  const bytes = Buffer.concat(frames.map(encodeFrame));
  const read = decodeFrames(bytes);
  expect(read.frames).toEqual(frames);
  expect(read.goodBytes).toBe(bytes.length);
});

test("decodeFrames() of any cut reads the whole frames before it", () => {
  const frames = framesOf(4);
  const parts = frames.map(encodeFrame);
  const bytes = Buffer.concat(parts);
  const ends = parts.map((_, at) => Buffer.concat(parts.slice(0, at)).length);
  for (let cut = 0; cut < bytes.length; cut++) {
    const { frames: read, goodBytes } = decodeFrames(bytes.subarray(0, cut));
    expect(goodBytes).toBe(ends[read.length] ?? NaN);
    expect(goodBytes).toBeLessThanOrEqual(cut);
  }
});

test("decodeFrames() ends at a frame in which one bit is another", () => {
  const frames = framesOf(3);
  const parts = frames.map(encodeFrame);
  const first = parts[0]?.length ?? 0;
  const bytes = Buffer.concat(parts);
  for (let at = first; at < first + (parts[1]?.length ?? 0); at++) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 4;
    expect(decodeFrames(damaged)).toEqual({
      frames: frames.slice(0, 1),
      goodBytes: first,
    });
  }
});
