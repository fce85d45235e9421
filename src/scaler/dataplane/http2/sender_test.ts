import { expect, test } from "bun:test";

import { Clock } from "../clock.ts";
import { FlushQueue } from "./flush_queue.ts";
import { Header } from "./hpack/header.ts";
import { HeaderBlock } from "./hpack/header_block.ts";
import { Output } from "./output.ts";
import { Sender } from "./sender.ts";
import { Stream, type StreamUser } from "./stream.ts";
import { makeWorkings } from "./workings.ts";

const HEADERS = 1;
const TRAILERS = new HeaderBlock([new Header("grpc-status", "0")]);

/** A sender whose socket takes what it is told to take. */
function make(outputBytes = 1e6) {
  const written: number[] = [];
  const socket = { takes: Infinity };
  const wire = {
    write(bytes: Uint8Array, start: number, length: number) {
      const count = Math.min(length, socket.takes);
      written.push(...bytes.subarray(start, start + count));
      return count;
    },
  };
  const ended: number[] = [];
  const workings = makeWorkings({
    clock: new Clock(),
    limits: { outputBytes },
  });
  const onTaken = () => sender.pumpBlocked();
  const output: Output = new Output(wire, new FlushQueue(() => {}), {
    onTaken,
  });
  const watcher = { onLocalDone: ({ id }: Stream) => void ended.push(id) };
  const sender: Sender = new Sender({ output, workings }, watcher);
  const bearer = {
    sender,
    output,
    clock: workings.clock,
    streamWindow: 0,
    giveBack() {},
    reset() {},
  };
  const open = (id: number) => new Stream(bearer, id);
  const frames = () => {
    output.flush();
    return framesOf(written);
  };
  return { sender, output, socket, ended, open, frames };
}

/** `type:id:length`, and `!` where END_STREAM is. */
function framesOf(bytes: readonly number[]): string[] {
  const frames: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const [a = 0, b = 0, c = 0, type, flags = 0, , , , id] = bytes.slice(at);
    const length = (a << 16) | (b << 8) | c;
    const what = type === HEADERS ? "headers" : length;
    frames.push(`${id}:${what}${flags & 1 ? "!" : ""}`);
    at += 9 + length;
  }
  return frames;
}

function send(sender: Sender, stream: Stream, count: number, last = false) {
  sender.data(stream, new Uint8Array(count), 0, count, last);
}

test("Sender.data() sends no more than the stream's window, and the rest when it widens", () => {
  const { sender, open, frames, ended } = make();
  sender.setInitialWindow(100, []);
  const stream = open(1);
  send(sender, stream, 250, true);
  expect(frames()).toEqual(["1:100"]);
  sender.widen(stream, 100);
  expect(frames()).toEqual(["1:100", "1:100"]);
  expect(ended).toEqual([]);
  sender.widen(stream, 1_000);
  expect(frames().at(-1)).toBe("1:50!");
  expect(ended).toEqual([1]);
});

test("Sender.trailers() come after the body that waits, and at once when none does", () => {
  const { sender, open, frames } = make();
  sender.setInitialWindow(10, []);
  const [slow, quick] = [open(1), open(3)];
  send(sender, slow, 15);
  sender.trailers(slow, TRAILERS);
  send(sender, quick, 5);
  sender.trailers(quick, TRAILERS);
  expect(frames()).toEqual(["1:10", "3:5", "3:headers!"]);
  sender.widen(slow, 100);
  expect(frames().slice(3)).toEqual(["1:5", "1:headers!"]);
});

test("Sender.widenAll() serves those that wait for the connection in turn", () => {
  const { sender, open, frames } = make();
  sender.setInitialWindow(1e6, []);
  const streams = [1, 3, 5].map((id) => open(id));
  send(sender, open(7), 16_384);
  sender.window = 0;
  for (const stream of streams) send(sender, stream, 40_000);
  sender.widenAll(16_384 * 4);
  const order = frames()
    .slice(1)
    .map((it) => it.split(":")[0]);
  expect(order).toEqual(["1", "3", "5", "1"]);
});

test("Sender.setInitialWindow() may take back what was not used yet", () => {
  const { sender, open, frames } = make();
  const stream = open(1);
  send(sender, stream, 60_000);
  sender.setInitialWindow(1_000, [stream]);
  expect(stream.sendWindow).toBe(1_000 - 60_000);
  send(sender, stream, 10);
  sender.widen(stream, 59_000);
  const before = frames().length;
  sender.widen(stream, 10);
  expect(frames().length).toBe(before + 1);
});

test("Sender.data() puts nothing more out while the peer does not read", () => {
  const { sender, output, socket, open, frames } = make(50_000);
  sender.setInitialWindow(1e6, []);
  sender.widenAll(1e6);
  socket.takes = 0;
  const stream = open(1);
  for (let i = 0; i < 40; i++) send(sender, stream, 10_000, i === 39);
  expect(output.pending).toBeLessThan(50_000 + 16_384 + 100);
  socket.takes = Infinity;
  output.flush();
  const total = frames()
    .map((it) => Number(it.split(":")[1]?.replace("!", "")))
    .reduce((sum, it) => sum + it, 0);
  expect(total).toBe(400_000);
});

test("Sender tells who sent it what went out, and only then", () => {
  const { sender, open } = make();
  sender.setInitialWindow(30, []);
  const stream = open(1);
  let sent = 0;
  const user: Pick<StreamUser, "onSent"> = {
    onSent: (_stream, count) => void (sent += count),
  };
  Object.assign(stream, { exchange: user });
  send(sender, stream, 100);
  expect(sent).toBe(30);
  sender.widen(stream, 20);
  expect(sent).toBe(50);
});

test("Sender.widen() beyond 2³¹−1 is an overflow", () => {
  const { sender, open } = make();
  expect(sender.widen(open(1), 2 ** 31 - 65_535)).toBe(false);
  expect(sender.widenAll(2 ** 31 - 65_536)).toBe(true);
  expect(sender.widenAll(1)).toBe(false);
});
