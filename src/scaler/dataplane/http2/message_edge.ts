/** gRPC puts five bytes before each message: compressed or not, and its length. */
const PREFIX = 5;

/** Follows the messages of a gRPC body, to know when one is half said. */
export class MessageEdge {
  /** Bytes of a message that are still to come. */
  #left = 0;
  /** Bytes of a prefix that came, and the length they tell so far. */
  #seen = 0;
  #length = 0;

  /** Every message that was begun is complete. */
  get isBetween(): boolean {
    return this.#left === 0 && this.#seen === 0;
  }

  pass(bytes: Uint8Array, start: number, end: number): void {
    let at = start;
    while (at < end) {
      if (this.#left > 0) {
        const count = Math.min(this.#left, end - at);
        this.#left -= count;
        at += count;
        continue;
      }
      if (this.#seen > 0) this.#length = this.#length * 256 + (bytes[at] ?? 0);
      at++;
      if (++this.#seen < PREFIX) continue;
      this.#left = this.#length;
      this.#seen = 0;
      this.#length = 0;
    }
  }
}
