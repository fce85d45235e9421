import { expect, test } from "bun:test";

import { Channel } from "./channel.ts";

test("Channel hands over everything in order, then ends", async () => {
  const channel = new Channel<number>(10);
  channel.push(1);
  channel.push(2);
  channel.close();
  expect(await Array.fromAsync(channel)).toEqual([1, 2]);
});

test("Channel drops the oldest when the reader is slow", async () => {
  const channel = new Channel<number>(2);
  for (const value of [1, 2, 3, 4]) channel.push(value);
  channel.close();
  expect(await Array.fromAsync(channel)).toEqual([3, 4]);
});

test("Channel wakes a reader that waits", async () => {
  const channel = new Channel<string>(2);
  const read = channel[Symbol.asyncIterator]().next();
  channel.push("late");
  expect(await read).toEqual({ value: "late", done: false });
});

test("Channel ends a reader that waits when it closes", async () => {
  const channel = new Channel<string>(2);
  const read = channel[Symbol.asyncIterator]().next();
  channel.close();
  expect((await read).done).toBe(true);
});
