/**
 * What a `FrameReader` tells of. Arguments are positions, not views, so that
 * no frame costs an object; `bytes` belong to the reader again once the call
 * returns. Each call answers 0 to go on, or the code of a connection error,
 * at which the reader stops and which `feed` returns.
 */
export interface FrameSink {
  /**
   * A whole frame of any type but DATA, unknown ones too. HEADERS and
   * PUSH_PROMISE come without their padding, HEADERS also without the priority
   * fields: with `FLAG.priority`, those five bytes stand right before `start`.
   */
  onFrame(
    type: number,
    flags: number,
    streamId: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number;
  /**
   * A DATA frame begins. `length` is what it takes from the windows: its whole
   * payload with the padding.
   */
  onDataHead(streamId: number, flags: number, length: number): number;
  /**
   * A part of that frame's data, without padding, as it came in. `left` bytes
   * of data are still to come; the last part has 0, and is empty when the
   * frame carries none, so every DATA frame ends by such a call.
   */
  onData(
    streamId: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    left: number,
  ): number;
}
