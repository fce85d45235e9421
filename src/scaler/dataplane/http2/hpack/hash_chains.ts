const HEADS = 64;
/** As many fields of 32 bytes and more as a table of 4 096 can hold. */
const LINKS = 128;

/**
 * Numbers by hash, newest first: `first(hash)`, then `older(it)`. Numbers only
 * grow; links of those that are 128 or more behind are lost, and the caller,
 * who knows which numbers still count, stops at the first that does not.
 */
export class HashChains {
  readonly #heads = new Int32Array(HEADS);
  readonly #links = new Int32Array(LINKS);

  add(hash: number, number: number): void {
    const head = hash & (HEADS - 1);
    this.#links[number & (LINKS - 1)] = this.#heads[head] ?? 0;
    this.#heads[head] = number;
  }

  /** The newest number with such a hash, or another; 0: there is none. */
  first(hash: number): number {
    return this.#heads[hash & (HEADS - 1)] ?? 0;
  }

  older(number: number): number {
    return this.#links[number & (LINKS - 1)] ?? 0;
  }
}
