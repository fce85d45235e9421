import { ENDINGS, type RecordedChunk, type RequestRecord } from "./types.ts";
import { putVarint, VARINT_MOST } from "./varint.ts";

/** Bytes of one chunk: about 5 000 requests, or 50 000 a second. */
const CHUNK_BYTES = 64 << 10;
/** Numbers of one record at most; see {@linkcode RecordWriter}. */
const RECORD_NUMBERS = 8;
const RECORD_BYTES = RECORD_NUMBERS * VARINT_MOST;

/** Above the ending: it has a timeout. */
export const HAS_TIMEOUT = 4;
/** Above the ending: it was sent on. */
export const WAS_SENT = 8;

/**
 * Writes records as they end, one after the other, into one buffer. A record
 * is a few varints, times in microseconds:
 *
 * 1. its ending, + 4 when it has a timeout, + 8 when it was sent on;
 * 2. its end since the end before it (the chunk's base for the first);
 * 3. its arrival before its end; 4. its client;
 * 5. with a timeout: that, ms;
 * 6. when sent on: the pick before its end, the end server, others beside it.
 *
 * About thirteen bytes. What has no room in the buffer is counted: the cost of
 * a busy second is bounded.
 */
export class RecordWriter {
  readonly #bytes: Uint8Array;
  #at = 0;
  #count = 0;
  #dropped = 0;
  #baseUs: number;
  #lastUs: number;

  /** @param nowMs The recorder's clock. */
  constructor(nowMs: number, { bytes = CHUNK_BYTES } = {}) {
    this.#bytes = new Uint8Array(bytes);
    this.#baseUs = micros(nowMs);
    this.#lastUs = this.#baseUs;
  }

  add(record: RequestRecord): void {
    if (this.#at + RECORD_BYTES > this.#bytes.length) {
      this.#dropped++;
      return;
    }
    const { timeoutMs, endServer } = record;
    const hasTimeout = timeoutMs > 0 ? HAS_TIMEOUT : 0;
    const wasSent = endServer > 0 ? WAS_SENT : 0;
    const endedUs = Math.max(this.#lastUs, micros(record.endedMs));
    const tookUs = Math.max(0, endedUs - micros(record.arrivedMs));
    const code = ENDINGS.indexOf(record.ending) + hasTimeout + wasSent;
    this.#put(code);
    this.#put(endedUs - this.#lastUs);
    this.#put(tookUs);
    this.#put(record.client);
    if (hasTimeout > 0) this.#put(Math.ceil(timeoutMs));
    if (wasSent > 0) {
      this.#put(Math.max(0, tookUs - micros(record.waitedMs)));
      this.#put(endServer);
      this.#put(record.beside);
    }
    this.#lastUs = endedUs;
    this.#count++;
  }

  /**
   * What was written since the last time; `undefined` when nothing was.
   *
   * @param wallMs What the wall clock shows when the recorder's shows 0.
   */
  take(nowMs: number, wallMs: number): RecordedChunk | undefined {
    if (this.#count + this.#dropped === 0) return undefined;
    const chunk = {
      baseMs: wallMs + this.#baseUs / 1_000,
      count: this.#count,
      dropped: this.#dropped,
      bytes: this.#bytes.slice(0, this.#at),
    };
    this.#at = 0;
    this.#count = 0;
    this.#dropped = 0;
    this.#baseUs = Math.max(this.#lastUs, micros(nowMs));
    this.#lastUs = this.#baseUs;
    return chunk;
  }

  #put(value: number): void {
    this.#at = putVarint(this.#bytes, this.#at, value);
  }
}

function micros(ms: number): number {
  return Math.round(ms * 1_000);
}
