import type { HeaderBlock } from "./hpack/header_block.ts";
import type { Stream } from "./stream.ts";

/**
 * What differs between the two kinds of connection. Answers are 0 to go on,
 * or the code of a connection error.
 */
export interface Leg {
  /** The highest SETTINGS_ENABLE_PUSH that the peer may say. */
  readonly mostPush: 0 | 1;
  /** The highest of the peer's streams that was or may be acted on. */
  readonly lastId: number;
  /** Whether a stream of that id was never opened. */
  isIdle(id: number): boolean;
  /** Whether a reset of a stream that was never opened is let pass. */
  forgivesReset(id: number): boolean;
  /**
   * Headers or trailers; no `block`: there is too much of them. `isFaulty`:
   * to be refused, whatever they say.
   */
  onHeaders(
    id: number,
    block: HeaderBlock | undefined,
    last: boolean,
    isFaulty: boolean,
  ): number;
  /** A piece of a body; the stream is open and everything is in its bounds. */
  onBody(
    stream: Stream,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void;
  /** The peer reset a stream; it is closed already. */
  onReset(stream: Stream, code: number): number;
  /** We had to reset a stream for what the peer did; it is closed already. */
  onFault(stream: Stream | undefined): number;
  onGoaway(lastId: number, code: number): void;
  onPong(): void;
  /** The peer's settings were taken over; `maxStreams` is what it allows. */
  onSettings(maxStreams: number): void;
  /** A stream is over, however that came. */
  onClosed(stream: Stream): void;
  /** We have sent END_STREAM. */
  onLocalDone(stream: Stream): void;
  /** Nothing comes any more; these streams were open. */
  onLost(streams: readonly Stream[]): void;
}
