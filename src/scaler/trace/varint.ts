/**
 * Whole numbers in as few bytes as they need, seven bits in each, the lowest
 * first: LEB128, as protocol buffers have it.
 */

/** Bytes that any number here takes at most: up to 2⁵³ − 1. */
export const VARINT_MOST = 8;

/**
 * Writes `value` (whole, 0 to 2⁵³ − 1) at `at`; there must be room.
 *
 * @returns where the next one goes.
 */
export function putVarint(to: Uint8Array, at: number, value: number): number {
  let rest = value;
  let next = at;
  while (rest > 0x7fffffff) {
    to[next++] = (rest % 128) | 128;
    rest = Math.floor(rest / 128);
  }
  while (rest > 127) {
    to[next++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  to[next++] = rest;
  return next;
}

/** Reads one number after the other; ends for good where they break off. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #isBroken = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Where the next number begins. */
  get at(): number {
    return this.#at;
  }

  /** A number broke off, or was none: what was read since is worth nothing. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** The next number; 0 from where they break off. */
  next(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < VARINT_MOST && !this.#isBroken; i++) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) break;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    this.#isBroken = true;
    return 0;
  }
}
