import type { Output } from "./output.ts";
import type { Sender } from "./sender.ts";
import type { Stream } from "./stream.ts";
import type { StreamTable } from "./stream_table.ts";
import type { Workings } from "./workings.ts";

/**
 * A connection as its own parts see it. Codes are those of connection errors;
 * 0 is none.
 */
export interface Line {
  readonly streams: StreamTable;
  readonly output: Output;
  readonly sender: Sender;
  readonly workings: Workings;
  /** Counts a frame that is of no use. @returns a code when it is one too many. */
  glitch(): number;
  /** The peer broke a rule on one stream, which is reset. */
  fault(stream: Stream, code: number): number;
  /** … on a stream that is not open. */
  faultOf(id: number, code: number): number;
  /** A stream is over, however that came. */
  close(stream: Stream, wasReset: boolean): void;
}
