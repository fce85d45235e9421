import { expect, test } from "bun:test";

import { seededPrng } from "../../../../../_tools/testing/seeded_prng.ts";
import { decodeHuffman, encodeHuffman, huffmanLength } from "./huffman.ts";

function encode(text: string): Uint8Array {
  const into = new Uint8Array(text.length * 4 + 4);
  return into.slice(0, encodeHuffman(text, into, 0));
}

function decode(bytes: Uint8Array): string | number {
  const into = Buffer.alloc(bytes.length * 2 + 1);
  const count = decodeHuffman(bytes, 0, bytes.length, into);
  return count < 0 ? count : into.toString("latin1", 0, count);
}

test("encodeHuffman() writes every octet so that decodeHuffman() reads it", () => {
  for (let octet = 0; octet < 256; octet++) {
    const text = String.fromCharCode(octet).repeat(3);
    expect(decode(encode(text))).toBe(text);
  }
});

test("encodeHuffman() and decodeHuffman() agree on 2 000 random texts", () => {
  const prng = seededPrng(7541);
  for (let i = 0; i < 2_000; i++) {
    const octets = Array.from({ length: prng() * 50 }, () => prng() * 256);
    const text = String.fromCharCode(...octets);
    const bytes = encode(text);
    expect(bytes).toHaveLength(huffmanLength(text));
    expect(decode(bytes)).toBe(text);
  }
});

test.each([
  ["a whole octet of padding", [0x1c, 0x64, 0xff]],
  ["nothing but padding of eight bits", [0xff]],
  ["padding of zeros", [0x18]],
  ["EOS", [0xff, 0xff, 0xff, 0xff]],
  ["EOS after an octet", [0x1f, 0xff, 0xff, 0xff, 0xff]],
  ["a code that breaks off", [0xfe]],
])("decodeHuffman() refuses %s", (_what, bytes) => {
  expect(decode(Uint8Array.from(bytes))).toBe(-1);
});

test("decodeHuffman() reads nothing as nothing", () => {
  expect(decode(new Uint8Array(0))).toBe("");
});
