import { expect, test } from "bun:test";

import { readAnswer } from "./answer_head.ts";
import { Header } from "./hpack/header.ts";
import { HeaderBlock } from "./hpack/header_block.ts";
import { readTrailers } from "./trailers_head.ts";

function blockOf(...fields: readonly (readonly [string, string])[]) {
  return new HeaderBlock(
    fields.map(([name, value]) => new Header(name, value)),
  );
}

test("readAnswer() names the end server, whatever it says itself", () => {
  const forged = ["x-tellerline-endpoint", "forged"] as const;
  const { onward } = readAnswer(blockOf([":status", "200"], forged), "e1");
  const names = onward.fields.filter(({ name }) => name === forged[0]);
  expect(names.map(({ value }) => value)).toEqual(["e1"]);
});

test("readAnswer() refuses what is no answer", () => {
  const wrong = [
    blockOf(),
    blockOf([":status", "abc"]),
    blockOf([":status", "101"]),
    blockOf([":status", "200"], [":status", "200"]),
    blockOf(["x", "1"], [":status", "200"]),
    blockOf([":status", "200"], [":path", "/"]),
    blockOf([":status", "200"], ["transfer-encoding", "chunked"]),
  ];
  for (const block of wrong) expect(readAnswer(block, "e").isValid).toBe(false);
});

test("readAnswer() reads a trailers-only answer's status", () => {
  const block = blockOf(
    [":status", "200"],
    ["content-type", "application/grpc"],
    ["grpc-status", "7"],
  );
  const head = readAnswer(block, "e");
  expect(head).toMatchObject({ isValid: true, isGrpc: true, grpcStatus: 7 });
});

test("readTrailers() tells no status from a strange one, and refuses pseudo-headers", () => {
  expect(readTrailers(blockOf(["x", "1"])).grpcStatus).toBe(-1);
  expect(readTrailers(blockOf(["grpc-status", "x"])).grpcStatus).toBe(2);
  expect(readTrailers(blockOf(["grpc-status", "0"])).grpcStatus).toBe(0);
  expect(readTrailers(blockOf([":status", "200"])).isValid).toBe(false);
});
