/** How one recorded request ended. */
export const ENDINGS = [
  "completed",
  /** An answer other than OK, or none at all. */
  "failed",
  /** Refused on arrival: the line was full, or there was no hope. */
  "rejected",
  /** Its time was over, in the line or at the end server. */
  "late",
] as const;

/** One of {@linkcode ENDINGS}. */
export type Ending = (typeof ENDINGS)[number];

/** One request, as it is known at its end. */
export interface RequestRecord {
  /** On the recorder's own clock, ms; kept to the microsecond. */
  readonly arrivedMs: number;
  readonly endedMs: number;
  /** From arrival to the pick; to the end where there was none. */
  readonly waitedMs: number;
  readonly ending: Ending;
  /** Time its client left it, whole ms; 0: for ever. */
  readonly timeoutMs: number;
  /** Which client sent it: 0 to 16383, not to be traced back to an address. */
  readonly client: number;
  /** The end server it was sent to, from 1 on in order of first use; 0: none. */
  readonly endServer: number;
  /** Other requests in flight there when it was sent. */
  readonly beside: number;
}

/** Requests that ended within a while, coded: see `record_writer.ts`. */
export interface RecordedChunk {
  /** What the first record's times are counted from, wall clock, ms. */
  readonly baseMs: number;
  readonly count: number;
  /** Requests there was no room for. */
  readonly dropped: number;
  readonly bytes: Uint8Array;
}

/** A chunk and what was so of the instance when it came. */
export interface TraceFrame extends RecordedChunk {
  readonly atMs: number;
  /** End servers on whatever part of their way, and those that serve. */
  readonly endServers: number;
  readonly ready: number;
  readonly desired: number;
  /** A mark of the settings in force: another one, other settings. */
  readonly settings: number;
}
