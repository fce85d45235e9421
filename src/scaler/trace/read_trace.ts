import { listSegments, readSegment } from "./_segment_files.ts";
import { readRecords } from "./read_records.ts";
import type { TraceState } from "./recording.ts";
import type { RequestRecord, TraceFrame } from "./types.ts";

/** Which part of a recording to read. */
export interface ReadOptions {
  /** Wall clock, ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Requests at most: the newest are read. @default 500000 */
  readonly most?: number;
}

/** What came to an instance within a while, and how it was meanwhile. */
export interface RecordedTraffic {
  /** From when on there are records: asked for, or the oldest there is. */
  readonly fromMs: number;
  readonly toMs: number;
  /** By their arrivals. */
  readonly requests: readonly RequestRecord[];
  /** Requests there was no room for. */
  readonly dropped: number;
  /** What was so, by time; each holds until the next. */
  readonly states: readonly TraceState[];
}

const MOST = 500_000;
/** A request is recorded at its end: that much later it is looked for, ms. */
const LONG_MS = 60_000;

/**
 * Reads what a recording has of a while. It may be written meanwhile; what is
 * torn or damaged is left out.
 */
export function readTrace(
  directory: string,
  { fromMs, toMs, most = MOST }: ReadOptions,
): RecordedTraffic {
  const requests: RequestRecord[] = [];
  const states: TraceFrame[] = [];
  let beforeMs = Infinity;
  let dropped = 0;
  let isFull = false;
  // The newest first: they are what is wanted when it is too much.
  for (const segment of listSegments(directory).reverse()) {
    if (isFull || beforeMs < fromMs) break;
    beforeMs = segment.beganMs;
    if (segment.beganMs > toMs + LONG_MS) continue;
    const frames = readSegment(segment)?.frames ?? [];
    for (const frame of frames.toReversed()) {
      if (frame.atMs > toMs + LONG_MS) continue;
      states.push(frame);
      if (frame.atMs < fromMs || isFull) break;
      if (frame.atMs <= toMs) dropped += frame.dropped;
      const ended = readRecords(frame).reverse();
      requests.push(...ended.filter((it) => isWithin(it, fromMs, toMs)));
      isFull = requests.length >= most;
    }
  }
  states.reverse();
  requests.reverse();
  const oldestMs = Math.min(
    states[0]?.atMs ?? toMs,
    states.find(({ count }) => count > 0)?.baseMs ?? toMs,
  );
  // What was under way before the oldest record is only half known.
  const sinceMs = isFull ? (requests[0]?.endedMs ?? toMs) : oldestMs;
  const sure = Math.min(toMs, Math.max(fromMs, sinceMs));
  return {
    fromMs: sure,
    toMs: Math.max(sure, Math.min(toMs, states.at(-1)?.atMs ?? toMs)),
    requests: requests
      .filter(({ arrivedMs }) => arrivedMs >= sure)
      .sort((a, b) => a.arrivedMs - b.arrivedMs),
    dropped,
    states: states.map(stateOf),
  };
}

function isWithin(
  { arrivedMs }: RequestRecord,
  fromMs: number,
  toMs: number,
): boolean {
  return arrivedMs >= fromMs && arrivedMs < toMs;
}

function stateOf(frame: TraceFrame): TraceState {
  const { atMs, endServers, ready, desired, settings } = frame;
  return { atMs, endServers, ready, desired, settings };
}
