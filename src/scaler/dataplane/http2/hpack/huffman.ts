import { CODE_LENGTHS, CODES } from "./huffman_code.ts";

const EOS = 256;
const EMITS = 0x100;
/** A state of its own from which nothing comes back. */
const DEAD = 256;
const STATES = 257;

/**
 * What four more bits do in each state (a state is an inner node of the code's
 * tree): next state in the upper half, then whether an octet came out, and it.
 */
const STEPS = new Uint32Array(STATES * 16);
/** Whether a string may end there: after at most seven bits, all of them 1. */
const IS_END = new Uint8Array(STATES);
fillTables();

/**
 * Decodes `from[start..end)` into `into`, which must have room for 8/5 as many
 * bytes, by four bits a step.
 *
 * @returns how many bytes came out; −1 when the padding is wrong or EOS occurs.
 */
export function decodeHuffman(
  from: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
): number {
  let state = 0;
  let count = 0;
  for (let i = start; i < end; i++) {
    const byte = from[i] ?? 0;
    const high = STEPS[(state << 4) | (byte >> 4)] ?? 0;
    // Written always and kept only if it counts: branches cost more here.
    into[count] = high;
    count += (high >> 8) & 1;
    const low = STEPS[((high >>> 16) << 4) | (byte & 15)] ?? 0;
    into[count] = low;
    count += (low >> 8) & 1;
    state = low >>> 16;
  }
  return IS_END[state] === 1 ? count : -1;
}

/** Bytes that `text` takes in Huffman code. */
export function huffmanLength(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    bits += CODE_LENGTHS[text.charCodeAt(i) & 0xff] ?? 0;
  }
  return (bits + 7) >> 3;
}

/** Encodes `text` into `into` from `at` on. @returns where it ends. */
export function encodeHuffman(
  text: string,
  into: Uint8Array,
  at: number,
): number {
  let bits = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const octet = text.charCodeAt(i) & 0xff;
    const length = CODE_LENGTHS[octet] ?? 0;
    let code = CODES[octet] ?? 0;
    let left = length;
    // At most 7 bits wait, and 24 more keep the sum within 31.
    if (left > 24) {
      left -= 24;
      bits = (bits << left) | (code >>> 24);
      count += left;
      code &= 0xffffff;
      while (count >= 8) into[at++] = bits >>> (count -= 8);
      left = 24;
    }
    bits = (bits << left) | code;
    count += left;
    while (count >= 8) into[at++] = bits >>> (count -= 8);
  }
  if (count > 0) into[at++] = (bits << (8 - count)) | (0xff >> count);
  return at;
}

/** Inner nodes as pairs of children: a node, or `~octet` for a leaf. */
function treeOf(): number[] {
  const children = [0, 0];
  for (const [octet, length] of CODE_LENGTHS.entries()) {
    const code = CODES[octet] ?? 0;
    let node = 0;
    for (let bit = length - 1; bit > 0; bit--) {
      const edge = node * 2 + ((code >>> bit) & 1);
      if (children[edge] === 0) {
        children[edge] = children.length / 2;
        children.push(0, 0);
      }
      node = children[edge] ?? 0;
    }
    children[node * 2 + (code & 1)] = ~octet;
  }
  return children;
}

function fillTables(): void {
  const children = treeOf();
  for (let state = 0; state < DEAD; state++) {
    for (let bits = 0; bits < 16; bits++) {
      STEPS[(state << 4) | bits] = stepOf(children, state, bits);
    }
  }
  STEPS.fill(DEAD << 16, DEAD << 4);
  let node = 0;
  for (let ones = 0; ones <= 7; ones++) {
    IS_END[node] = 1;
    node = children[node * 2 + 1] ?? 0;
  }
}

/** Four bits complete one octet at most, as no code is shorter than five. */
function stepOf(
  children: readonly number[],
  state: number,
  bits: number,
): number {
  let node = state;
  let out = 0;
  for (let bit = 3; bit >= 0; bit--) {
    const next = children[node * 2 + ((bits >> bit) & 1)] ?? 0;
    if (next === ~EOS) return DEAD << 16;
    if (next < 0) out = EMITS | ~next;
    node = next < 0 ? 0 : next;
  }
  return (node << 16) | out;
}
