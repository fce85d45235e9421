import { ByteQueue } from "./byte_queue.ts";
import { ERROR_CODE, FLAG } from "./frame.ts";
import { DECODE_FAULT, endsConnection } from "./hpack/decode_fault.ts";
import { Decoder } from "./hpack/decoder.ts";
import type { Leg } from "./leg.ts";
import { uint31At } from "./uint_at.ts";
import type { Workings } from "./workings.ts";

/** A header block that comes in more than one frame. */
interface Assembly {
  readonly id: number;
  readonly last: boolean;
  readonly isFaulty: boolean;
  readonly queue: ByteQueue;
  readonly sinceMs: number;
  continuations: number;
}

/** Reads HEADERS with their CONTINUATIONs. Answers are codes; 0 is fine. */
export class HeaderReader {
  readonly #leg: Leg;
  readonly #workings: Workings;
  readonly #decoder = new Decoder();
  #assembly: Assembly | undefined = undefined;

  constructor(leg: Leg, workings: Workings) {
    this.#leg = leg;
    this.#workings = workings;
  }

  /** Since when the rest of a block is waited for; `undefined`: none is. */
  get sinceMs(): number | undefined {
    return this.#assembly?.sinceMs;
  }

  onHeaders(
    flags: number,
    id: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    // A stream may not depend on itself.
    const isFaulty =
      (flags & FLAG.priority) !== 0 && uint31At(bytes, start - 5) === id;
    const last = (flags & FLAG.endStream) !== 0;
    if ((flags & FLAG.endHeaders) !== 0) {
      return this.#onBlock(id, bytes, start, end, last, isFaulty);
    }
    const queue = new ByteQueue(end - start);
    const sinceMs = this.#workings.clock.nowMs;
    const assembly = { id, last, isFaulty, queue, sinceMs, continuations: 0 };
    this.#assembly = assembly;
    return this.#add(assembly, bytes, start, end);
  }

  onContinuation(
    flags: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    const assembly = this.#assembly;
    if (assembly === undefined) return ERROR_CODE.protocol;
    assembly.continuations++;
    const code = this.#add(assembly, bytes, start, end);
    if (code !== 0 || (flags & FLAG.endHeaders) === 0) return code;
    this.#assembly = undefined;
    const { id, last, isFaulty, queue } = assembly;
    return this.#onBlock(id, queue.bytes, 0, queue.end, last, isFaulty);
  }

  #add(
    assembly: Assembly,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    const { continuations, headerBytes } = this.#workings.limits;
    const length = assembly.queue.length + end - start;
    const isTooMuch =
      assembly.continuations > continuations || length > headerBytes;
    if (isTooMuch) return ERROR_CODE.enhanceYourCalm;
    assembly.queue.push(bytes, start, end);
    return 0;
  }

  #onBlock(
    id: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
    isFaulty: boolean,
  ): number {
    const block = this.#decoder.decode(bytes, start, end);
    if (typeof block !== "number") {
      return this.#leg.onHeaders(id, block, last, isFaulty);
    }
    if (block === DECODE_FAULT.bomb) return ERROR_CODE.enhanceYourCalm;
    if (endsConnection(block)) return ERROR_CODE.compression;
    return this.#leg.onHeaders(id, undefined, last, isFaulty);
  }
}
