import { expect, test } from "bun:test";
import { join } from "node:path";

import { shownFields } from "./_test_fields.ts";
import type { DecodeFault } from "./decode_fault.ts";
import { Decoder } from "./decoder.ts";
import { Encoder } from "./encoder.ts";
import { HeaderBlock } from "./header_block.ts";
import { Header } from "./header.ts";

interface Story {
  readonly name: string;
  readonly blocks: readonly {
    readonly wire: Uint8Array;
    /** Acknowledged just before. */
    readonly tableSize: number | undefined;
    readonly block: HeaderBlock;
  }[];
}

interface FieldsLine {
  readonly story: string;
  readonly blocks: readonly (readonly [name: string, value: string][])[];
}

interface WiresLine {
  readonly encoder: string;
  readonly story: string;
  readonly blocks: readonly { wire: string; tableSize?: number }[];
}

const STORIES = await readStories();

test.each(STORIES)("Decoder.decode() reads $name", ({ blocks }) => {
  const decoder = new Decoder();
  for (const { wire, tableSize, block } of blocks) {
    if (tableSize !== undefined) decoder.setTableLimit(tableSize);
    const decoded = decoder.decode(wire, 0, wire.length);
    expect(shownFields(decoded)).toEqual(shownFields(block));
  }
});

test.each(STORIES)(
  "Encoder.encode() says $name again, each block three times",
  ({ blocks }) => {
    const decoder = new Decoder();
    const encoder = new Encoder();
    for (const { tableSize, block } of blocks) {
      if (tableSize !== undefined) {
        decoder.setTableLimit(Math.min(4_096, tableSize));
        encoder.setTableLimit(tableSize);
      }
      for (let i = 0; i < 3; i++) {
        const { bytes, length } = encoder.encode(block);
        const decoded = decoder.decode(bytes, 0, length);
        expect(plain(decoded)).toEqual(plain(block));
      }
    }
  },
);

/** Cookies come back marked as secrets. */
function plain(block: HeaderBlock | DecodeFault): unknown {
  if (typeof block === "number") return block;
  return block.fields.map(({ name, value }) => [name, value]);
}

test("readStories() finds all 36 stories with 270 blocks", () => {
  expect(STORIES).toHaveLength(36);
  expect(STORIES.flatMap(({ blocks }) => blocks)).toHaveLength(270);
});

async function readStories(): Promise<Story[]> {
  const told: FieldsLine[] = await readLines("headers.jsonl");
  const fields = new Map(told.map((line) => [line.story, line.blocks]));
  const written: WiresLine[] = await readLines("wires.jsonl");
  return written.map(({ encoder, story, blocks }) => ({
    name: `${encoder}, ${story}`,
    blocks: blocks.map(({ wire, tableSize }, i) => ({
      wire: Buffer.from(wire, "hex"),
      tableSize,
      block: new HeaderBlock(
        (fields.get(story)?.[i] ?? []).map(
          ([name, value]) => new Header(name, value),
        ),
      ),
    })),
  }));
}

async function readLines<T>(file: string): Promise<T[]> {
  const text = await Bun.file(join(import.meta.dir, "_stories", file)).text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}
