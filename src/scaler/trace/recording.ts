import { getLogger } from "@logtape/logtape";

import {
  appendTo,
  createSegment,
  dropPath,
  listSegments,
  mendSegment,
  type Segment,
} from "./_segment_files.ts";
import { encodeFrame } from "./frames.ts";
import type { RecordedChunk, TraceFrame } from "./types.ts";

/** How a recording is kept. */
export interface RecordingOptions {
  /** Of this instance alone; made when there is something to keep. */
  readonly directory: string;
  /** What it may take on disk, bytes; 0: nothing is recorded. */
  readonly mostBytes: number;
  /** That it stopped, or goes on, as a sentence. */
  readonly onEvent: (sentence: string) => void;
}

/** What was so of the instance while a chunk was recorded. */
export type TraceState = Omit<TraceFrame, keyof RecordedChunk>;

/** A file each this share of what there may be: the oldest goes at a time. */
const SEGMENTS = 8;
/** No file is longer: the last one is read when a scaler starts, bytes. */
const SEGMENT_BYTES = 4 << 20;
/** What is not on disk yet is at most that old, ms: a crash loses it. */
const FLUSH_MS = 1_000;
const FLUSH_BYTES = 64 << 10;
/** With nothing new a frame says that it still records, ms. */
const STILL_MS = 10_000;
/** After a failed write it is tried again this much later, ms. */
const RETRY_MS = 60_000;

const log = getLogger(["tellerline", "trace"]);
const NOTHING = { count: 0, dropped: 0, bytes: new Uint8Array() };

/**
 * The rolling trace of one instance on disk. Writing it never throws: where
 * the disk is full it stops with a sentence, and goes on once there is room.
 */
export class Recording implements Disposable {
  readonly #options: RecordingOptions;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #pendingSinceMs = 0;
  #segment: Segment | undefined;
  #last: TraceState | undefined;
  #stoppedAtMs: number | undefined;
  #isOver = false;

  constructor(options: RecordingOptions) {
    this.#options = options;
    this.#isOver = options.mostBytes === 0;
  }

  get directory(): string {
    return this.#options.directory;
  }

  /** Takes in what the data plane recorded; call it a few times a second. */
  add(chunk: RecordedChunk | undefined, state: TraceState): void {
    if (this.#isOver || this.#isStopped(state.atMs)) return;
    if (this.#pending.length === 0) this.#pendingSinceMs = state.atMs;
    if (chunk !== undefined || this.#isNews(state)) this.#put(chunk, state);
    const isOld = apart(state.atMs, this.#pendingSinceMs) >= FLUSH_MS;
    if (isOld || this.#pendingBytes >= FLUSH_BYTES) this.flush();
  }

  /** Puts what it has on disk. */
  flush(): void {
    if (this.#isOver || this.#pending.length === 0) return;
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    try {
      const segment = this.#roomFor(bytes.length);
      this.#segment = appendTo(segment, bytes);
      this.#goOn();
    } catch (error) {
      this.#stop(error);
    }
  }

  /** Ends it, and removes all that was recorded. */
  remove(): void {
    this.#isOver = true;
    dropPath(this.#options.directory);
  }

  [Symbol.dispose](): void {
    this.flush();
    this.#isOver = true;
  }

  #put(chunk: RecordedChunk | undefined, state: TraceState): void {
    const frame = { baseMs: state.atMs, ...NOTHING, ...chunk, ...state };
    const bytes = encodeFrame(frame);
    this.#last = state;
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
  }

  #isNews(state: TraceState): boolean {
    const last = this.#last;
    if (last === undefined || apart(state.atMs, last.atMs) >= STILL_MS) {
      return true;
    }
    return !SAME.every((key) => last[key] === state[key]);
  }

  /** The segment to go on with; makes room when there is too much. */
  #roomFor(bytes: number): Segment {
    const { directory, mostBytes } = this.#options;
    const each = Math.min(mostBytes / SEGMENTS, SEGMENT_BYTES);
    const current = this.#segment ?? this.#newest();
    if (current && current.bytes + bytes <= each) return current;
    const others = listSegments(directory);
    let total = others.reduce((sum, it) => sum + it.bytes, each);
    for (const oldest of others) {
      if (total <= mostBytes) break;
      dropPath(oldest.path);
      total -= oldest.bytes;
    }
    // Names are times: two of the same millisecond would be one file.
    const after = (current?.beganMs ?? 0) + 1;
    return createSegment(directory, Math.max(after, this.#pendingSinceMs));
  }

  /** What a scaler before this one ended with. */
  #newest(): Segment | undefined {
    const newest = listSegments(this.#options.directory).at(-1);
    return newest && mendSegment(newest);
  }

  #isStopped(atMs: number): boolean {
    if (this.#stoppedAtMs === undefined) return false;
    const passed = atMs - this.#stoppedAtMs;
    return passed >= 0 && passed < RETRY_MS;
  }

  #stop(error: unknown): void {
    const isFirst = this.#stoppedAtMs === undefined;
    this.#stoppedAtMs = this.#last?.atMs ?? this.#pendingSinceMs;
    this.#segment = undefined;
    if (!isFirst) return;
    const { directory, onEvent } = this.#options;
    log.error("Cannot record in {directory}: {error}", { directory, error });
    // A tenant sees this one: where the scaler keeps things is none of it.
    const code = error instanceof Error && "code" in error ? error.code : "";
    onEvent(
      `Cannot record its traffic: the disk answered ${code}; it goes on within a minute once whoever runs the scaler has made room`,
    );
  }

  #goOn(): void {
    if (this.#stoppedAtMs === undefined) return;
    this.#stoppedAtMs = undefined;
    this.#options.onEvent("Its traffic is recorded again");
  }
}

/** The clock may be set back meanwhile. */
function apart(oneMs: number, otherMs: number): number {
  return Math.abs(oneMs - otherMs);
}

const SAME = ["endServers", "ready", "desired", "settings"] as const;
