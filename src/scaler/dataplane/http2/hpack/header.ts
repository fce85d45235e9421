/**
 * One header field. Names and values are octets: latin1 strings. A field that
 * repeats on a connection by index is the same object each time.
 */
export class Header {
  readonly name: string;
  readonly value: string;
  /** Never to be put into a table, here or further on (RFC 7541 §7.1.3). */
  readonly sensitive: boolean;
  #hash = 0;

  constructor(name: string, value: string, sensitive = false) {
    this.name = name;
    this.value = value;
    this.sensitive = sensitive;
  }

  /** Its size in a header list or table: both lengths and 32. */
  get size(): number {
    return this.name.length + this.value.length + 32;
  }

  /** A hash of name and value, reckoned once; never 0. */
  get hash(): number {
    if (this.#hash === 0) {
      this.#hash = hashOf(this.value, hashOf(this.name, 17)) || 1;
    }
    return this.#hash;
  }

  /** Whether it says the same. */
  equals(other: Header): boolean {
    return (
      this === other || (this.value === other.value && this.name === other.name)
    );
  }
}

const TAIL = 16;

/** Ends of texts differ most: their last octets and the length do. */
export function hashOf(text: string, seed: number): number {
  const { length } = text;
  let hash = seed ^ length;
  for (let i = length > TAIL ? length - TAIL : 0; i < length; i++) {
    hash = Math.imul(hash, 31) + text.charCodeAt(i);
  }
  return hash ^ (hash >>> 15);
}
