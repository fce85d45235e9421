import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { frameOf, framesIn, SeenFrames } from "./_test_frames.ts";
import { ERROR_CODE, FLAG, FRAME } from "./frame.ts";
import { FrameReader } from "./frame_reader.ts";

const { padded, priority, endHeaders, endStream } = FLAG;
const LONG = "x".repeat(16_384);

/** A session with a frame of each kind. */
const SESSION = Buffer.concat([
  frameOf(FRAME.settings, 0, 0, [0, 3, 0, 0, 0, 100]),
  frameOf(FRAME.settings, FLAG.ack, 0, ""),
  frameOf(FRAME.headers, endHeaders, 1, "block"),
  frameOf(FRAME.headers, padded | endHeaders, 3, "\x03block___"),
  frameOf(FRAME.headers, priority | endHeaders, 5, "\0\0\0\0\x0fblock"),
  frameOf(
    FRAME.headers,
    padded | priority | endHeaders,
    7,
    "\x02\0\0\0\0\x0fblock__",
  ),
  frameOf(FRAME.headers, 0, 9, "bl"),
  frameOf(FRAME.continuation, 0, 9, "oc"),
  frameOf(FRAME.continuation, endHeaders, 9, "k"),
  frameOf(FRAME.data, 0, 1, "hello"),
  frameOf(FRAME.data, endStream, 1, ""),
  frameOf(FRAME.data, padded, 3, "\x04hello____"),
  frameOf(FRAME.data, padded | endStream, 3, "\x03___"),
  frameOf(FRAME.data, padded, 5, "\0all"),
  frameOf(FRAME.data, 0, 5, LONG),
  frameOf(FRAME.ping, 0, 0, "12345678"),
  frameOf(FRAME.windowUpdate, 0, 0, "\0\0\0\x01"),
  frameOf(FRAME.rstStream, 0, 5, "\0\0\0\x08"),
  frameOf(FRAME.priority, 0, 5, "\0\0\0\0\0"),
  frameOf(FRAME.priority, 0, 5, "too short"),
  frameOf(0xbe, 0xff, 77, "unknown"),
  frameOf(FRAME.pushPromise, padded | endHeaders, 1, "\x01\0\0\0\x02block_"),
  frameOf(FRAME.goaway, 0, 0, "\0\0\0\0\0\0\0\0why"),
]);

test("FrameReader.feed() takes off padding and priority, and counts them for DATA", () => {
  const frames = framesIn(SESSION);
  const blocks = frames.filter(({ type }) => type === FRAME.headers);
  expect(blocks.map(({ payload }) => payload)).toEqual([
    ...Array(4).fill("block"),
    "bl",
  ]);
  const data = frames.filter(({ type }) => type === FRAME.data);
  expect(data.map(({ payload, flow }) => [payload, flow])).toEqual([
    ["hello", 5],
    ["", 0],
    ["hello", 10],
    ["", 4],
    ["all", 4],
    [LONG, 16_384],
  ]);
  expect(frames).toHaveLength(23);
  expect(frames.at(-2)?.payload).toBe("\0\0\0\x02block");
});

test("FrameReader.feed() reads the same byte by byte", () => {
  const seen = new SeenFrames();
  const reader = new FrameReader(seen);
  for (const byte of SESSION) {
    expect(reader.feed(Uint8Array.of(byte))).toBe(0);
  }
  expect(seen.frames).toEqual(framesIn(SESSION));
});

test("FrameReader.feed() reads the same in 500 random ways to cut it", () => {
  const prng = seededPrng(7);
  for (let round = 0; round < 500; round++) {
    const seen = new SeenFrames();
    const reader = new FrameReader(seen);
    for (let at = 0; at < SESSION.length;) {
      const end = at + 1 + Math.floor(prng() ** 4 * 9_000);
      expect(reader.feed(SESSION.slice(at, end))).toBe(0);
      at = end;
    }
    expect(seen.frames).toEqual(framesIn(SESSION));
  }
});

test("FrameReader.feed() reads the same so many frames at a time", () => {
  for (const frames of [1, 2, 5]) {
    const seen = new SeenFrames();
    const reader = new FrameReader(seen);
    let helpings = 0;
    for (let at = 0; at < SESSION.length; at = reader.at, helpings++) {
      expect(reader.feed(SESSION, at, frames)).toBe(0);
    }
    expect(seen.frames).toEqual(framesIn(SESSION));
    expect(helpings).toBeGreaterThanOrEqual(Math.floor(23 / frames));
  }
});

test("FrameReader.feed() begins where it is told to", () => {
  const seen = new SeenFrames();
  const bytes = Buffer.concat([Buffer.from("PRI"), SESSION]);
  expect(new FrameReader(seen).feed(bytes, 3)).toBe(0);
  expect(seen.frames).toEqual(framesIn(SESSION));
});

test("FrameReader.feed() passes DATA on as it comes, without waiting for its end", () => {
  const left: number[] = [];
  const reader = new FrameReader({
    onFrame: () => 0,
    onDataHead: () => 0,
    onData: (_id, _bytes, _start, _end, rest) => left.push(rest) * 0,
  });
  const frame = frameOf(FRAME.data, 0, 1, LONG);
  reader.feed(frame.subarray(0, 109));
  reader.feed(frame.subarray(109, 209));
  reader.feed(frame.subarray(209));
  expect(left).toEqual([16_284, 16_184, 0]);
});

const { frameSize, protocol } = ERROR_CODE;

test.each([
  ["more than 16 384 bytes", frameOf(FRAME.data, 0, 1, `${LONG}x`), frameSize],
  ["16 MiB announced", [255, 255, 255, 0xbe, 0, 0, 0, 0, 0], frameSize],
  ["DATA on stream 0", frameOf(FRAME.data, 0, 0, "x"), protocol],
  ["HEADERS on stream 0", frameOf(FRAME.headers, 4, 0, "x"), protocol],
  ["PRIORITY on stream 0", frameOf(FRAME.priority, 0, 0, "12345"), protocol],
  ["RST_STREAM on stream 0", frameOf(FRAME.rstStream, 0, 0, "1234"), protocol],
  ["RST_STREAM of 3", frameOf(FRAME.rstStream, 0, 1, "123"), frameSize],
  ["SETTINGS on a stream", frameOf(FRAME.settings, 0, 1, ""), protocol],
  ["SETTINGS of 5", frameOf(FRAME.settings, 0, 0, "12345"), frameSize],
  ["an ACK of 6", frameOf(FRAME.settings, 1, 0, "123456"), frameSize],
  ["PUSH_PROMISE on stream 0", frameOf(5, 4, 0, "1234"), protocol],
  ["PUSH_PROMISE of 3", frameOf(5, 4, 1, "123"), frameSize],
  ["PING on a stream", frameOf(FRAME.ping, 0, 1, "12345678"), protocol],
  ["PING of 7", frameOf(FRAME.ping, 0, 0, "1234567"), frameSize],
  ["GOAWAY on a stream", frameOf(FRAME.goaway, 0, 1, "12345678"), protocol],
  ["GOAWAY of 7", frameOf(FRAME.goaway, 0, 0, "1234567"), frameSize],
  ["WINDOW_UPDATE of 5", frameOf(FRAME.windowUpdate, 0, 0, "12345"), frameSize],
  ["CONTINUATION of nothing", frameOf(FRAME.continuation, 4, 1, "x"), protocol],
  ["DATA all padding", frameOf(FRAME.data, padded, 1, "\x03ab"), protocol],
  ["padded DATA of 0", frameOf(FRAME.data, padded, 1, ""), frameSize],
  ["HEADERS all padding", frameOf(1, padded | 4, 1, "\x03ab"), protocol],
  ["padded HEADERS of 0", frameOf(1, padded | 4, 1, ""), frameSize],
  ["HEADERS cut in its priority", frameOf(1, priority | 4, 1, "1"), frameSize],
  [
    "padding over the priority",
    frameOf(1, padded | priority | 4, 1, "\x02123456"),
    protocol,
  ],
])("FrameReader.feed() refuses %s", (_what, bytes, code) => {
  const seen = new SeenFrames();
  const reader = new FrameReader(seen);
  expect(reader.feed(Uint8Array.from(bytes))).toBe(code);
  expect(reader.feed(SESSION)).toBe(0);
  expect(seen.frames).toEqual([]);
});

test.each([
  ["DATA", frameOf(FRAME.data, 0, 1, "x")],
  ["PING", frameOf(FRAME.ping, 0, 0, "12345678")],
  ["an unknown frame", frameOf(0xbe, 0, 1, "x")],
  ["HEADERS", frameOf(FRAME.headers, 4, 1, "x")],
  ["another stream's CONTINUATION", frameOf(FRAME.continuation, 4, 3, "x")],
])("FrameReader.feed() refuses %s within a header block", (_what, bytes) => {
  const reader = new FrameReader(new SeenFrames());
  expect(reader.feed(frameOf(FRAME.headers, 0, 1, "x"))).toBe(0);
  expect(reader.feed(bytes)).toBe(protocol);
});

test("FrameReader.feed() ignores the reserved bit of a stream id", () => {
  const [frame] = framesIn(frameOf(FRAME.headers, 4, 0x8000_0003, "x"));
  expect(frame?.streamId).toBe(3);
});

test("FrameReader.feed() stops at the code that its sink answers", () => {
  const seen = new SeenFrames(() => ERROR_CODE.enhanceYourCalm);
  const reader = new FrameReader(seen);
  expect(reader.feed(SESSION)).toBe(ERROR_CODE.enhanceYourCalm);
  expect(seen.frames).toHaveLength(1);
});

test("FrameReader.stop() ends the chunk at hand", () => {
  const seen = new SeenFrames(() => {
    reader.stop();
    return 0;
  });
  const reader = new FrameReader(seen);
  expect(reader.feed(SESSION)).toBe(0);
  expect(seen.frames).toHaveLength(1);
});

test("FrameReader.feed() takes 3 000 mutated sessions without throwing", () => {
  const prng = seededPrng(146);
  const start = SESSION.subarray(0, 200);
  const codes = new Set<number>();
  for (let round = 0; round < 3_000; round++) {
    const bytes = start.slice();
    for (let i = Math.floor(prng() * 4); i >= 0; i--) {
      bytes[Math.floor(prng() * bytes.length)] = prng() * 256;
    }
    const reader = new FrameReader(new SeenFrames());
    const cut = Math.floor(prng() * bytes.length);
    codes.add(
      reader.feed(bytes.slice(0, cut)) || reader.feed(bytes.slice(cut)),
    );
  }
  expect([...codes].sort()).toEqual([0, protocol, frameSize]);
});
