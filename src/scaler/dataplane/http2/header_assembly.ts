import type { Clock } from "./clock.ts";
import { ByteQueue } from "./byte_queue.ts";
import { ERROR_CODE } from "./frame.ts";
import type { Limits } from "./limits.ts";

/** What HEADERS said of the block that its CONTINUATIONs complete. */
export interface BlockHead {
  readonly id: number;
  readonly last: boolean;
  readonly dependsOnItself: boolean;
}

/** A header block that comes in more than one frame. */
export class HeaderAssembly {
  readonly #limits: Limits;
  readonly #clock: Clock;
  #queue: ByteQueue | null = null;
  #head: BlockHead = { id: 0, last: false, dependsOnItself: false };
  #frames = 0;
  /** Since when the rest is waited for; `undefined`: nothing is. */
  sinceMs: number | undefined = undefined;

  constructor(limits: Limits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** HEADERS came without END_HEADERS. */
  begin(
    head: BlockHead,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    this.#head = head;
    this.#frames = -1;
    this.#queue = new ByteQueue(end - start);
    this.sinceMs = this.#clock.nowMs;
    return this.add(bytes, start, end);
  }

  /** The next part. @returns 0, or why the connection must end. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const queue = this.#queue;
    if (queue === null) return ERROR_CODE.protocol;
    this.#frames++;
    const length = queue.length + end - start;
    const { continuations, headerBytes } = this.#limits;
    const isTooMuch = this.#frames > continuations || length > headerBytes;
    if (isTooMuch) return ERROR_CODE.enhanceYourCalm;
    queue.push(bytes, start, end);
    return 0;
  }

  /** That was the last part. */
  finish(): BlockHead & { readonly bytes: Uint8Array } {
    const bytes = this.#queue?.bytes.slice(0, this.#queue.end);
    this.#queue = null;
    this.sinceMs = undefined;
    return { ...this.#head, bytes: bytes ?? new Uint8Array(0) };
  }
}
