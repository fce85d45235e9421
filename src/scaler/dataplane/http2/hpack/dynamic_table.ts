import type { Header } from "./header.ts";

/** Bytes of the table before anybody changes it (RFC 9113 §6.5.2). */
export const DEFAULT_TABLE_SIZE = 4_096;

/** No field is smaller, so this is the most fields by bytes. */
const SMALLEST = 32;

/**
 * The dynamic table: the newest field is first, the oldest fall out when the
 * sum of sizes passes the limit. A ring that grows as it is used, for most
 * connections keep a few fields.
 */
export class DynamicTable {
  /** Changes whenever an index may mean something else. */
  version = 0;
  #ring: (Header | undefined)[] = [];
  /** Fields ever put in; the newest stands at `#added - 1`. */
  #added = 0;
  #count = 0;
  #size = 0;
  #limit: number;

  constructor(limit = DEFAULT_TABLE_SIZE) {
    this.#limit = limit;
  }

  get count(): number {
    return this.#count;
  }

  /** Sum of the sizes of its fields. */
  get size(): number {
    return this.#size;
  }

  get limit(): number {
    return this.#limit;
  }

  /** The field at `index`, the newest at 0. */
  at(index: number): Header | undefined {
    if (index >= this.#count) return undefined;
    return this.#ring[(this.#added - 1 - index) & (this.#ring.length - 1)];
  }

  /** Puts a field first; one that is larger than the table empties it. */
  add(header: Header): void {
    this.version++;
    const { size } = header;
    this.#evictTo(this.#limit - size);
    if (size > this.#limit) return;
    if (this.#count === this.#ring.length) this.#grow();
    this.#ring[this.#added & (this.#ring.length - 1)] = header;
    this.#added++;
    this.#count++;
    this.#size += size;
  }

  /** Another limit, at once. */
  resize(limit: number): void {
    this.version++;
    this.#limit = limit;
    this.#evictTo(limit);
  }

  #evictTo(size: number): void {
    while (this.#size > size && this.#count > 0) {
      const oldest = (this.#added - this.#count) & (this.#ring.length - 1);
      this.#size -= this.#ring[oldest]?.size ?? SMALLEST;
      this.#ring[oldest] = undefined;
      this.#count--;
    }
  }

  /** Twice as long, in order; lengths are powers of two. */
  #grow(): void {
    const length = Math.max(8, this.#ring.length * 2);
    const ring = new Array<Header | undefined>(length).fill(undefined);
    for (let i = 0; i < this.#count; i++) {
      ring[(this.#added - 1 - i) & (length - 1)] = this.at(i);
    }
    this.#ring = ring;
  }
}
