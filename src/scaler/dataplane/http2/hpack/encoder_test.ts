import { expect, test } from "bun:test";

import { seededPrng } from "../../../../../_tools/testing/seeded_prng.ts";
import { blockOf, shownFields } from "./_test_fields.ts";
import { Decoder } from "./decoder.ts";
import { Encoder } from "./encoder.ts";
import { HeaderBlock } from "./header_block.ts";
import { Header } from "./header.ts";

const REQUEST = [
  ":method: POST",
  ":scheme: http",
  ":path: /calculators.v1.CompoundInterest/Calculate",
  ":authority: 127.0.0.1:7100",
  "content-type: application/grpc",
  "te: trailers",
];

/** Both ends of one connection. */
function pair() {
  const encoder = new Encoder();
  const decoder = new Decoder();
  return {
    encoder,
    decoder,
    send(block: HeaderBlock, extra?: Header) {
      const { bytes, length } = encoder.encode(block, extra);
      const fields = shownFields(decoder.decode(bytes, 0, length));
      return { fields, length, bytes: bytes.slice(0, length) };
    },
  };
}

test("Encoder.encode() needs a byte a field once a request has come three times", () => {
  const { send } = pair();
  const block = blockOf(...REQUEST);
  const lengths = Array.from({ length: 4 }, () => send(block).length);
  expect(lengths[2]).toBe(REQUEST.length);
  expect(lengths[3]).toBe(REQUEST.length);
});

test("Encoder.encode() gives the very same bytes for a block that repeats", () => {
  const encoder = new Encoder();
  const block = blockOf(...REQUEST);
  for (let i = 0; i < 4; i++) encoder.encode(block);
  expect(encoder.encode(block)).toBe(encoder.encode(block));
});

test("Encoder.encode() forgets what it wrote once the table has changed", () => {
  const { send } = pair();
  const block = blockOf(...REQUEST);
  for (let i = 0; i < 5; i++) send(block);
  for (let i = 0; i < 3; i++) send(blockOf("another: field"));
  expect(send(block).fields).toEqual(REQUEST);
});

test("Encoder.encode() finds fields that are equal but other objects", () => {
  const { send } = pair();
  const lengths = [1, 2, 3].map(() => send(blockOf(...REQUEST)).length);
  expect(lengths[2]).toBe(REQUEST.length);
});

test.each(["authorization", "cookie", "set-cookie", "proxy-authorization"])(
  "Encoder.encode() marks %s as never to be indexed",
  (name) => {
    const { send } = pair();
    const block = blockOf(`${name}: secret`);
    for (let i = 0; i < 4; i++) {
      expect(send(block).fields).toEqual([`${name}: secret (sensitive)`]);
    }
  },
);

test("Encoder.encode() keeps the mark of a sensitive field", () => {
  const { send } = pair();
  const block = new HeaderBlock([new Header("x", "y", true)]);
  for (let i = 0; i < 4; i++) {
    expect(send(block).fields).toEqual(["x: y (sensitive)"]);
  }
});

test("Encoder.encode() puts no timeout into the table", () => {
  const { send } = pair();
  const block = blockOf("grpc-timeout: 1S");
  const lengths = Array.from({ length: 5 }, () => send(block).length);
  expect(new Set(lengths).size).toBe(1);
});

test("Encoder.encode() writes the extra field last and remembers it not", () => {
  const { send } = pair();
  const block = blockOf(...REQUEST);
  for (let i = 0; i < 5; i++) {
    const extra = new Header("grpc-timeout", `${i}S`);
    expect(send(block, extra).fields).toEqual([
      ...REQUEST,
      `grpc-timeout: ${i}S`,
    ]);
  }
  expect(send(block).fields).toEqual(REQUEST);
});

test("Encoder.encode() marks a sensitive extra field", () => {
  const { send } = pair();
  const extra = new Header("authorization", "token");
  expect(send(blockOf("x: y"), extra).fields).toEqual([
    "x: y",
    "authorization: token (sensitive)",
  ]);
});

test("Encoder.encode() announces a smaller table, and a larger one after it", () => {
  const { encoder, send } = pair();
  const block = blockOf(...REQUEST);
  for (let i = 0; i < 3; i++) send(block);
  encoder.setTableLimit(0);
  encoder.setTableLimit(2_000);
  const { bytes, fields } = send(block);
  expect([...bytes.subarray(0, 4)]).toEqual([0x20, 0x3f, 0xb1, 0x0f]);
  expect(fields).toEqual(REQUEST);
  expect(send(block).fields).toEqual(REQUEST);
});

test("Encoder.encode() uses no table when the peer wants none", () => {
  const { encoder, decoder, send } = pair();
  encoder.setTableLimit(0);
  decoder.setTableLimit(0);
  const block = blockOf(...REQUEST);
  for (let i = 0; i < 4; i++) expect(send(block).fields).toEqual(REQUEST);
});

test("Encoder.encode() uses 4 096 bytes of a larger table", () => {
  const { encoder, send } = pair();
  encoder.setTableLimit(65_536);
  expect(send(blockOf("x: y")).bytes[0]).toBe(0);
});

test("Encoder.encode() puts few fields into the table when none repeats for long", () => {
  const { send } = pair();
  let inserted = 0;
  for (let i = 0; i < 4_000; i++) {
    const block = blockOf(`id: value-${i >> 1}`);
    if (((send(block).bytes[0] ?? 0) & 0xc0) === 0x40) inserted++;
  }
  expect(inserted).toBeLessThan(128 + 4_000 / 16 + 2);
  expect(inserted).toBeGreaterThan(128);
});

test("Encoder.encode() keeps octets, and long values out of the table", () => {
  const { send } = pair();
  const long = `${"\u00ff\u0000é".repeat(1_000)}`;
  for (let i = 0; i < 3; i++) {
    expect(send(blockOf(`x: ${long}`)).fields).toEqual([`x: ${long}`]);
  }
});

test("Encoder.encode() is understood over 20 000 random blocks and table sizes", () => {
  const { encoder, send } = pair();
  const prng = seededPrng(41);
  const blocks = Array.from({ length: 300 }, () => randomBlock(prng));
  for (let i = 0; i < 20_000; i++) {
    if (prng() < 0.003) encoder.setTableLimit(Math.floor(prng() * 5_000));
    const chosen = Math.floor(prng() * prng() * blocks.length);
    const block = blocks[chosen];
    if (!block) continue;
    if (prng() < 0.05) blocks[chosen] = randomBlock(prng);
    const { fields } = send(block);
    if (fields.toString() !== shownFields(block).toString()) {
      throw new Error(`Differs at ${i}: ${fields} for ${shownFields(block)}`);
    }
  }
});

function randomBlock(prng: () => number): HeaderBlock {
  const lines = Array.from({ length: prng() * 10 }, () => {
    const name = `name-${Math.floor(prng() * 12)}`;
    return `${name}: ${Math.floor(prng() * 40)}${"v".repeat(prng() * 30)}`;
  });
  return blockOf(":method: GET", ...lines);
}
