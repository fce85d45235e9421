import { expect, test } from "bun:test";

import { seededPrng } from "../../../../_tools/testing/seeded_prng.ts";
import { framesIn } from "./_test_frames.ts";
import { FlushQueue } from "./flush_queue.ts";
import { FLAG, FRAME } from "./frame.ts";
import { Output } from "./output.ts";

/** A socket that takes `room` bytes until it is given more. */
class SmallSocket {
  room = Infinity;
  writes = 0;
  readonly #taken: Uint8Array[] = [];

  write(bytes: Uint8Array, start: number, length: number): number {
    this.writes++;
    if (this.room < 0) return -1;
    const count = Math.min(this.room, length);
    this.room -= count;
    this.#taken.push(bytes.slice(start, start + count));
    return count;
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.#taken);
  }
}

function open() {
  const turns: (() => void)[] = [];
  const socket = new SmallSocket();
  const queue = new FlushQueue((run) => turns.push(run));
  let told = 0;
  const output = new Output(socket, queue, { onTaken: () => void told++ });
  return {
    socket,
    output,
    queue,
    told: () => told,
    turns: () => turns.length,
    turn: () => turns.shift()?.(),
  };
}

const DATA = Uint8Array.from({ length: 50_000 }, (_, i) => i * 7);

test("Output writes every kind of frame so that FrameReader reads it", () => {
  const { output, socket, turn } = open();
  output.writeSettings([3, 100, 4, 65_536]);
  output.writeSettingsAck();
  output.writeHeaders(1, FLAG.endStream, { bytes: DATA, length: 5 });
  output.writeData(0x7fff_ffff, FLAG.endStream, DATA, 10, 12);
  output.writeData(1, FLAG.none, DATA, 10, 10);
  output.writeReset(3, 0xffff_fffe);
  output.writeWindowUpdate(0, 0x7fff_ffff);
  output.writePing(FLAG.ack, DATA, 1);
  output.writeGoaway(0x7fff_ffff, 11);
  turn();
  expect(framesIn(socket.bytes)).toEqual([
    frame(FRAME.settings, 0, 0, "\0\x03\0\0\0\x64\0\x04\0\x01\0\0"),
    frame(FRAME.settings, FLAG.ack, 0, ""),
    frame(FRAME.headers, 5, 1, "\x00\x07\x0e\x15\x1c"),
    { ...frame(FRAME.data, 1, 0x7fff_ffff, "FM"), flow: 2 },
    { ...frame(FRAME.data, 0, 1, ""), flow: 0 },
    frame(FRAME.rstStream, 0, 3, "\xff\xff\xff\xfe"),
    frame(FRAME.windowUpdate, 0, 0, "\x7f\xff\xff\xff"),
    frame(FRAME.ping, FLAG.ack, 0, "\x07\x0e\x15\x1c#*18"),
    frame(FRAME.goaway, 0, 0, "\x7f\xff\xff\xff\0\0\0\x0b"),
  ]);
});

function frame(type: number, flags: number, streamId: number, payload: string) {
  return { type, flags, streamId, payload };
}

test("Output.writeHeaders() goes on in CONTINUATIONs above the peer's frame size", () => {
  const { output, socket, turn } = open();
  output.writeHeaders(1, FLAG.endStream, { bytes: DATA, length: 40_000 });
  turn();
  const frames = framesIn(socket.bytes);
  expect(
    frames.map(({ type, flags, payload }) => [type, flags, payload.length]),
  ).toEqual([
    [FRAME.headers, FLAG.endStream, 16_384],
    [FRAME.continuation, 0, 16_384],
    [FRAME.continuation, FLAG.endHeaders, 7_232],
  ]);
  const block = frames.map(({ payload }) => payload).join("");
  expect(Buffer.from(block, "latin1")).toEqual(
    Buffer.from(DATA.subarray(0, 40_000)),
  );
});

test("Output.writeData() cuts at the peer's frame size and ends with the last", () => {
  const { output, socket, turn } = open();
  output.maxFrameSize = 20_000;
  output.writeData(1, FLAG.endStream, DATA, 0, 16_384);
  output.maxFrameSize = 16_384;
  output.writeData(1, FLAG.endStream, DATA, 0, 32_769);
  turn();
  expect(
    framesIn(socket.bytes).map(({ flags, flow }) => [flags, flow]),
  ).toEqual([
    [FLAG.endStream, 16_384],
    [0, 16_384],
    [0, 16_384],
    [FLAG.endStream, 1],
  ]);
});

test("Output is written once a turn, whatever was appended", () => {
  const { output, socket, turn, turns } = open();
  for (let i = 0; i < 100; i++) output.writeReset(1, i);
  expect(turns()).toBe(1);
  turn();
  expect(socket.writes).toBe(1);
  expect(turns()).toBe(0);
  output.writeReset(1, 1);
  expect(turns()).toBe(1);
});

test("Output keeps what the kernel does not take, in order", () => {
  const { output, socket, turn, told } = open();
  socket.room = 100;
  output.writeData(1, 0, DATA, 0, 10_000);
  turn();
  expect(output.isBlocked).toBe(true);
  expect(output.pending).toBe(9_909);
  expect(output.taken).toBe(100);
  expect(told()).toBe(1);
  output.writeReset(1, 8);
  socket.room = Infinity;
  output.flush();
  expect(output.isBlocked).toBe(false);
  expect(output.pending).toBe(0);
  expect(output.appended).toBe(10_022);
  expect(framesIn(socket.bytes)).toHaveLength(2);
});

test("Output waits for the socket to drain instead of asking each turn", () => {
  const { output, socket, turn, turns, told } = open();
  socket.room = 0;
  output.writeReset(1, 8);
  turn();
  output.writeReset(3, 8);
  expect(turns()).toBe(0);
  expect(told()).toBe(0);
  expect(output.pending).toBe(26);
});

test("Output.close() drops what is left and takes nothing any more", () => {
  const { output, socket, turn } = open();
  output.writeReset(1, 8);
  output.close();
  output.writeReset(3, 8);
  turn();
  output.flush();
  expect(socket.writes).toBe(0);
});

test("Output stays blocked when the socket is closed", () => {
  const { output, socket, turn } = open();
  socket.room = -1;
  output.writeReset(1, 8);
  turn();
  expect(output.isBlocked).toBe(true);
  expect(output.taken).toBe(0);
});

test("Output holds no buffer while it is empty", () => {
  const { output, queue, turn } = open();
  const buffer = queue.buffers.take(1);
  queue.buffers.give(buffer);
  output.writeReset(1, 8);
  expect(queue.buffers.take(1)).not.toBe(buffer);
  turn();
  expect(queue.buffers.take(1)).toBe(buffer);
});

test("Output sends 2 000 random frames unharmed through a socket that takes little", () => {
  const { output, socket, turn } = open();
  const prng = seededPrng(5);
  const lengths: number[] = [];
  for (let i = 0; i < 2_000; i++) {
    const length = Math.floor(prng() ** 3 * 16_384);
    const start = Math.floor(prng() * 20_000);
    output.writeData(1 + 2 * i, 0, DATA, start, start + length);
    lengths.push(length);
    socket.room = Math.floor(prng() * 9_000);
    if (output.isBlocked) output.flush();
    else turn();
  }
  socket.room = Infinity;
  output.flush();
  const frames = framesIn(socket.bytes);
  expect(frames.map(({ flow }) => flow)).toEqual(lengths);
  expect(frames.map(({ streamId }) => streamId)).toEqual(
    lengths.map((_, i) => 1 + 2 * i),
  );
});

test("FlushQueue flushes the others in the next turn when one throws", () => {
  const turns: (() => void)[] = [];
  const queue = new FlushQueue((run) => turns.push(run));
  const flushed: string[] = [];
  queue.add({
    flush: () => {
      throw new Error("Cannot flush");
    },
  });
  queue.add({ flush: () => void flushed.push("other") });
  expect(turns.shift()).toThrow("Cannot flush");
  turns.shift()?.();
  expect(flushed).toEqual(["other"]);
});

test("FlushQueue flushes each output once, those added meanwhile in the next turn", () => {
  const turns: (() => void)[] = [];
  const queue = new FlushQueue((run) => turns.push(run));
  const flushed: string[] = [];
  const late = { flush: () => void flushed.push("late") };
  queue.add({
    flush: () => {
      flushed.push("first");
      queue.add(late);
    },
  });
  queue.add({ flush: () => void flushed.push("second") });
  turns.shift()?.();
  expect(flushed).toEqual(["first", "second"]);
  turns.shift()?.();
  expect(flushed).toEqual(["first", "second", "late"]);
  expect(turns).toEqual([]);
});
