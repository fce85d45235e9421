import { expect, test } from "bun:test";

import { FLAG, frame, requestBlock, TYPE } from "./frames.ts";

test("frame() writes length, type, flags, stream and payload", () => {
  const head = { type: TYPE.headers, flags: FLAG.endHeaders, stream: 5 };
  expect([...frame(head, Buffer.of(7, 8))]).toEqual([
    0, 0, 2, 1, 4, 0, 0, 0, 5, 7, 8,
  ]);
});

test("frame() needs no payload", () => {
  expect([...frame({ type: TYPE.settings })]).toEqual([
    0, 0, 0, 4, 0, 0, 0, 0, 0,
  ]);
});

test("requestBlock() names the path and indexes nothing", () => {
  const block = requestBlock("/a");
  expect([...block.subarray(0, 6)]).toEqual([0x83, 0x86, 0x04, 2, 0x2f, 0x61]);
  expect(block.toString("latin1")).toContain("application/grpc");
});
