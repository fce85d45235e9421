import { expect, test } from "bun:test";

import { MessageEdge } from "./message_edge.ts";

function message(length: number): Buffer {
  const bytes = Buffer.alloc(5 + length, 0xff);
  bytes[0] = 0;
  bytes.writeUInt32BE(length, 1);
  return bytes;
}

/** Where there is an edge, by the number of bytes that came. */
function edges(bytes: Buffer, step: number): number[] {
  const edge = new MessageEdge();
  const found: number[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    const end = Math.min(bytes.length, at + step);
    edge.pass(bytes, at, end);
    if (edge.isBetween) found.push(end);
  }
  return found;
}

test("MessageEdge is between messages after each whole one, empty ones too", () => {
  expect(new MessageEdge().isBetween).toBe(true);
  const three = Buffer.concat([message(3), message(0), message(300)]);
  expect(edges(three, 1)).toEqual([8, 13, 318]);
  expect(edges(three, 318)).toEqual([318]);
  expect(edges(three, 13)).toEqual([13, 318]);
});

test("MessageEdge waits for the whole of what a length promises", () => {
  const huge = Buffer.from([0, 0xff, 0xff, 0xff, 0xff, 1, 2, 3]);
  expect(edges(huge, 1)).toEqual([]);
});
