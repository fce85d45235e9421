import { FLAG, TYPE } from "./frames.ts";

const HEAD_BYTES = 9;

/** Counts the streams that end in the bytes of a connection, however cut. */
export class EndCounter {
  /** Streams that have ended, by their trailers or a reset. */
  ended = 0;
  #head = Buffer.alloc(HEAD_BYTES);
  #have = 0;
  #skip = 0;

  /** Takes the next bytes of the connection. */
  feed(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      const skipped = Math.min(this.#skip, bytes.length - at);
      this.#skip -= skipped;
      at += skipped;
      const wanted = Math.min(HEAD_BYTES - this.#have, bytes.length - at);
      this.#head.set(bytes.subarray(at, at + wanted), this.#have);
      this.#have += wanted;
      at += wanted;
      if (this.#have === HEAD_BYTES) this.#onHead();
    }
  }

  #onHead(): void {
    this.#have = 0;
    this.#skip = this.#head.readUIntBE(0, 3);
    const type = this.#head.readUInt8(3);
    const hasEnd = type === TYPE.data || type === TYPE.headers;
    const ends = (this.#head.readUInt8(4) & FLAG.endStream) !== 0;
    if (type === TYPE.reset || (hasEnd && ends)) this.ended++;
  }
}
