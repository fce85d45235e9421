import type { Encoded } from "./encoded.ts";
import { encodeHuffman, huffmanLength } from "./huffman.ts";

const HUFFMAN = 0x80;
/** The most octets that one integer takes here. */
const INTEGER_ROOM = 6;

/** Writes the parts of a block into one buffer, which grows and stays. */
export class BlockWriter implements Encoded {
  bytes: Uint8Array = new Uint8Array(1_024);
  length = 0;

  /** `value` in the bits of `mask` (2ⁿ − 1) next to the bits `pattern`. */
  integer(value: number, mask: number, pattern: number): void {
    this.#reserve(INTEGER_ROOM);
    const { bytes } = this;
    if (value < mask) {
      bytes[this.length++] = pattern | value;
      return;
    }
    bytes[this.length++] = pattern | mask;
    let rest = value - mask;
    while (rest >= 0x80) {
      bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[this.length++] = rest;
  }

  /** A string as it is. Octets above 255 lose their upper bits. */
  plain(text: string): void {
    const { length } = text;
    this.integer(length, 0x7f, 0);
    this.#reserve(length);
    const { bytes } = this;
    const at = this.length;
    for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
    this.length = at + length;
  }

  /** A string in Huffman code if that is shorter. */
  compressed(text: string): void {
    const length = huffmanLength(text);
    if (length >= text.length) return this.plain(text);
    this.integer(length, 0x7f, HUFFMAN);
    this.#reserve(length);
    this.length = encodeHuffman(text, this.bytes, this.length);
  }

  /** Bytes that were written before. */
  copy(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  #reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
