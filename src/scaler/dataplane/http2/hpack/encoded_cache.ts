import type { Encoded } from "./encoded.ts";

const MOST_BYTES = 1_024;
const MOST_BLOCKS = 1_024;
const SEEN = 64;

/**
 * Encoded blocks by the block's id, as long as the table is at the version they
 * were encoded at. One is kept when it comes for the second time, so that those
 * that never repeat cost nothing.
 */
export class EncodedCache {
  readonly #blocks = new Map<number, Encoded>();
  #version = 0;
  #lastId = -1;
  #last: Encoded | undefined = undefined;
  #seen: Int32Array | undefined = undefined;

  find(id: number, version: number): Encoded | undefined {
    if (version !== this.#version) return undefined;
    if (id === this.#lastId) return this.#last;
    const found = this.#blocks.get(id);
    if (found === undefined) return undefined;
    this.#lastId = id;
    this.#last = found;
    return found;
  }

  keep(id: number, version: number, { bytes, length }: Encoded): void {
    if (length > MOST_BYTES || !this.#isSecond(id)) return;
    if (version !== this.#version || this.#blocks.size >= MOST_BLOCKS) {
      this.#blocks.clear();
      this.#lastId = -1;
      this.#version = version;
    }
    this.#blocks.set(id, { bytes: bytes.slice(0, length), length });
  }

  #isSecond(id: number): boolean {
    this.#seen ??= new Int32Array(SEEN).fill(-1);
    const at = id & (SEEN - 1);
    // Ids outgrow 31 bits; then one may be taken for another, to no harm.
    if (this.#seen[at] === (id | 0)) return true;
    this.#seen[at] = id;
    return false;
  }
}
