import { expect, test } from "bun:test";

import { seededPrng } from "../../../../../_tools/testing/seeded_prng.ts";
import { blockOf, decodeHex, shownFields } from "./_test_fields.ts";
import { DECODE_FAULT, endsConnection } from "./decode_fault.ts";
import { Decoder } from "./decoder.ts";
import { Encoder } from "./encoder.ts";

/** `x: y` into the table, without Huffman code. */
const INSERT_X = "40 01 78 01 79";

test.each([
  ["an index of 0", "80", DECODE_FAULT.badIndex],
  ["an index past both tables", "be", DECODE_FAULT.badIndex],
  ["a name's index past both tables", "7e 01 61", DECODE_FAULT.badIndex],
  ["an integer that breaks off", "ff", DECODE_FAULT.truncated],
  ["an integer that goes on and off", "ff 80", DECODE_FAULT.truncated],
  [
    "an integer of too many octets",
    "ff 80 80 80 80 01",
    DECODE_FAULT.integerTooLarge,
  ],
  [
    "an integer that never ends",
    `ff ${"ff".repeat(50)}`,
    DECODE_FAULT.integerTooLarge,
  ],
  ["a literal without a name", "40", DECODE_FAULT.truncated],
  ["a literal without a value", "40 01 78", DECODE_FAULT.truncated],
  ["a name longer than the block", "40 05 78", DECODE_FAULT.truncated],
  [
    "a value longer than the block",
    "40 01 78 7f ff 01 79",
    DECODE_FAULT.truncated,
  ],
  ["a Huffman code cut off", "40 01 78 81 fe", DECODE_FAULT.badHuffman],
  ["EOS", "40 01 78 84 ff ff ff ff", DECODE_FAULT.badHuffman],
  ["a table above the setting", "3f e2 1f", DECODE_FAULT.tableTooLarge],
  ["a table size after a field", "82 20", DECODE_FAULT.lateTableSize],
])("Decoder.decode() ends the connection at %s", (_what, hex, fault) => {
  expect(decodeHex(new Decoder(), hex)).toBe(fault);
  expect(endsConnection(fault)).toBe(true);
});

test("Decoder.decode() takes several table sizes at the start", () => {
  const decoder = new Decoder();
  expect(shownFields(decodeHex(decoder, `20 3f e1 1f ${INSERT_X}`))).toEqual([
    "x: y",
  ]);
  expect(shownFields(decodeHex(decoder, "be"))).toEqual(["x: y"]);
});

test("Decoder.decode() reads an empty block as no fields", () => {
  expect(shownFields(decodeHex(new Decoder(), ""))).toEqual([]);
});

test("Decoder.decode() insists on a smaller table once it was acknowledged", () => {
  const decoder = new Decoder();
  decodeHex(decoder, "82");
  decodeHex(decoder, "82");
  decoder.setTableLimit(100);
  expect(decodeHex(decoder, "82")).toBe(DECODE_FAULT.missingTableSize);
});

test("Decoder.decode() goes on when the smaller table is announced", () => {
  const decoder = new Decoder();
  decoder.setTableLimit(100);
  expect(shownFields(decodeHex(decoder, "3f 45 82"))).toEqual([":method: GET"]);
  expect(shownFields(decodeHex(decoder, "83"))).toEqual([":method: POST"]);
});

test("Decoder.decode() keeps octets above 127 as they are", () => {
  const block = decodeHex(new Decoder(), "00 01 78 03 e2 82 ac");
  expect(shownFields(block)).toEqual(["x: \u00e2\u0082\u00ac"]);
});

test("Decoder.decode() refuses a list above its size and keeps the table", () => {
  const decoder = new Decoder({ listSize: 100 });
  const refused = decodeHex(decoder, `${INSERT_X} be be be be be`);
  expect(refused).toBe(DECODE_FAULT.listTooLong);
  expect(endsConnection(DECODE_FAULT.listTooLong)).toBe(false);
  expect(shownFields(decodeHex(decoder, "be"))).toEqual(["x: y"]);
});

test("Decoder.decode() takes 100 fields and refuses 101", () => {
  const decoder = new Decoder();
  expect(shownFields(decodeHex(decoder, "82".repeat(100)))).toHaveLength(100);
  expect(decodeHex(decoder, "82".repeat(101))).toBe(DECODE_FAULT.tooManyFields);
});

test("Decoder.decode() refuses up to four times its limits, and breaks off a bomb", () => {
  const decoder = new Decoder();
  const value = `40 01 78 7f e1 1d ${"79".repeat(3_936)}`;
  expect(shownFields(decodeHex(decoder, value))).toHaveLength(1);
  const large = Buffer.alloc(16, 0xbe); // 16 × 3 969 bytes
  expect(decoder.decode(large, 0, 16)).toBe(DECODE_FAULT.listTooLong);
  const bomb = Buffer.alloc(17, 0xbe);
  expect(decoder.decode(bomb, 0, 17)).toBe(DECODE_FAULT.bomb);
  expect(endsConnection(DECODE_FAULT.bomb)).toBe(true);
});

test("Decoder.decode() refuses up to 400 fields, and breaks off more", () => {
  const decoder = new Decoder();
  expect(decodeHex(decoder, "82".repeat(400))).toBe(DECODE_FAULT.tooManyFields);
  expect(decodeHex(decoder, "82".repeat(401))).toBe(DECODE_FAULT.bomb);
});

test("Decoder.decode() gives the same block for the same bytes from the third time on", () => {
  const decoder = new Decoder();
  decodeHex(decoder, INSERT_X);
  const blocks = Array.from({ length: 4 }, () => decodeHex(decoder, "82 be"));
  expect(blocks[1]).toBe(blocks[2]);
  expect(blocks[2]).toBe(blocks[3]);
});

test("Decoder.decode() reads the same bytes anew once the table has changed", () => {
  const decoder = new Decoder();
  decodeHex(decoder, INSERT_X);
  for (let i = 0; i < 4; i++) decodeHex(decoder, "be");
  decodeHex(decoder, "40 01 78 01 7a");
  expect(shownFields(decodeHex(decoder, "be"))).toEqual(["x: z"]);
});

test("Decoder.decode() does not remember a block that changes the table", () => {
  const decoder = new Decoder();
  for (let i = 0; i < 5; i++) decodeHex(decoder, INSERT_X);
  expect(shownFields(decodeHex(decoder, "c2"))).toEqual(["x: y"]);
});

test("Decoder.decode() keeps 20 repeated blocks among ones that never repeat", () => {
  const decoder = new Decoder();
  const repeated = Array.from(
    { length: 20 },
    (_, i) => `00 01 78 01 ${40 + i}`,
  );
  const first = repeated.map((hex) => repeatedly(decoder, hex));
  for (let i = 0; i < 200; i++) {
    decodeHex(decoder, `00 01 78 02 ${(0x1000 + i).toString(16)}`);
    for (const hex of repeated) decodeHex(decoder, hex);
  }
  const last = repeated.map((hex) => decodeHex(decoder, hex));
  const kept = last.filter((block, i) => block === first[i]);
  expect(kept.length).toBeGreaterThanOrEqual(10);
});

function repeatedly(decoder: Decoder, hex: string): unknown {
  for (let i = 0; i < 2; i++) decodeHex(decoder, hex);
  return decodeHex(decoder, hex);
}

test("Decoder.decode() gives the same field object for the same index", () => {
  const decoder = new Decoder();
  decodeHex(decoder, INSERT_X);
  const [first, second] = [
    decodeHex(decoder, "be"),
    decodeHex(decoder, "82be"),
  ];
  if (typeof first === "number" || typeof second === "number") throw first;
  expect(first.fields[0]).toBe(second.fields[1]);
});

test("Decoder.decode() never throws on 30 000 seeded mutations of real blocks", () => {
  const prng = seededPrng(9113);
  let faults = 0;
  for (let round = 0; round < 300; round++) {
    const decoder = new Decoder();
    const encoder = new Encoder();
    for (let i = 0; i < 100; i++) {
      const bytes = mutated(randomBlock(encoder, prng), prng);
      const it = decoder.decode(bytes, 0, bytes.length);
      if (typeof it === "number") faults++;
      else expect(it.fields.length).toBeLessThanOrEqual(100);
    }
  }
  expect(faults).toBeGreaterThan(3_000);
  expect(faults).toBeLessThan(27_000);
});

function randomBlock(encoder: Encoder, prng: () => number): Uint8Array {
  const lines = Array.from(
    { length: prng() * 12 },
    () => `name-${Math.floor(prng() * 9)}: ${"v".repeat(prng() * 40)}`,
  );
  const block = blockOf(":method: POST", ...lines);
  const { bytes, length } = encoder.encode(block);
  return bytes.slice(0, length);
}

/** Up to three octets changed, and now and then an end cut off. */
function mutated(bytes: Uint8Array, prng: () => number): Uint8Array {
  for (let i = Math.floor(prng() * 4); i > 0; i--) {
    bytes[Math.floor(prng() * bytes.length)] = prng() * 256;
  }
  const end = prng() < 0.2 ? prng() * bytes.length : bytes.length;
  return bytes.subarray(0, end);
}
