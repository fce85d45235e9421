import { DECODE_FAULT, type DecodeFault } from "./decode_fault.ts";
import { decodeHuffman } from "./huffman.ts";

const HUFFMAN = 0x80;
/** Seven bits each: values stay below 2²⁸, far above any that is allowed. */
const MOST_SHIFT = 21;

/** Works on every Uint8Array, which a socket's chunk need not be more than. */
const toText = Buffer.prototype.toString;

/** Where the octets of one string stand before they are one; a call's length. */
let scratch = Buffer.allocUnsafeSlow(4_096);

/**
 * Reads the parts of a block: integers and strings. One that cannot be read
 * sets `fault`, and what is then returned means nothing.
 */
export class BlockReader {
  at = 0;
  end = 0;
  fault: DecodeFault | 0 = 0;
  #bytes: Uint8Array = scratch;

  /** Begins a block. */
  open(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes = bytes;
    this.at = start;
    this.end = end;
    this.fault = 0;
  }

  /** Lets go of the bytes. */
  close(): void {
    this.#bytes = scratch;
  }

  /** The octet that says what comes next, without passing it. */
  peek(): number {
    return this.#bytes[this.at] ?? 0;
  }

  /** An integer in the bits of `mask` (2ⁿ − 1) and as many octets as needed. */
  integer(mask: number): number {
    if (this.at >= this.end) return this.#fail(DECODE_FAULT.truncated);
    const first = (this.#bytes[this.at++] ?? 0) & mask;
    return first < mask ? first : this.#longInteger(mask);
  }

  /** A string, as latin1. */
  string(): string {
    const coding = this.peek() & HUFFMAN;
    const length = this.integer(0x7f);
    const start = this.at;
    if (this.fault !== 0) return "";
    if (length > this.end - start) {
      this.#fail(DECODE_FAULT.truncated);
      return "";
    }
    this.at = start + length;
    return coding === 0
      ? toText.call(this.#bytes, "latin1", start, this.at)
      : this.#huffman(start, length);
  }

  #longInteger(mask: number): number {
    let value = mask;
    for (let shift = 0; shift <= MOST_SHIFT; shift += 7) {
      if (this.at >= this.end) return this.#fail(DECODE_FAULT.truncated);
      const octet = this.#bytes[this.at++] ?? 0;
      value += (octet & 0x7f) << shift;
      if (octet < 0x80) return value;
    }
    return this.#fail(DECODE_FAULT.integerTooLarge);
  }

  #huffman(start: number, length: number): string {
    const into = roomFor(length * 2 + 1);
    const count = decodeHuffman(this.#bytes, start, start + length, into);
    if (count < 0) this.#fail(DECODE_FAULT.badHuffman);
    return count < 0 ? "" : into.toString("latin1", 0, count);
  }

  #fail(fault: DecodeFault): number {
    this.fault = fault;
    return 0;
  }
}

function roomFor(length: number): Buffer {
  if (length > scratch.length) {
    scratch = Buffer.allocUnsafeSlow(length + (length >> 1));
  }
  return scratch;
}
