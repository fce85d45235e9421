import { ByteQueue } from "./byte_queue.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";
import { MessageEdge } from "./message_edge.ts";
import type { Stream } from "./stream.ts";

/** Of a request that may have to be sent again, so much is kept. */
const KEPT_BYTES = 64 * 1024;

/**
 * A request's body on its way up: sent on as it comes, and kept while it may
 * have to be sent (again).
 */
export class RequestBody {
  /** The client's part is complete. */
  isWhole: boolean;
  /** All that came so far can be sent once more. */
  canRepeat = true;
  #trailers: HeaderBlock | null = null;
  /** Where it stands, if it came in more pieces than one. */
  #edge: MessageEdge | null = null;
  #kept: ByteQueue | null = null;
  /** Bytes that went out in this try, and in the farthest. */
  #sent = 0;
  #farthest = 0;

  constructor(isWhole: boolean) {
    this.isWhole = isWhole;
  }

  /** Whether the headers are all there is to send. */
  get isBare(): boolean {
    return this.isWhole && this.#kept === null && this.#trailers === null;
  }

  /** It is open, and what came of it are whole messages of gRPC. */
  get isBetweenMessages(): boolean {
    return !this.isWhole && (this.#edge === null || this.#edge.isBetween);
  }

  /** Sends all that came so far, on a new stream. */
  start(up: Stream): void {
    this.#sent = 0;
    const { sender } = up.connection;
    const last = this.isWhole && this.#trailers === null;
    if (this.#kept !== null) {
      const { bytes, start, end } = this.#kept;
      sender.data(up, bytes, start, end, last);
    }
    if (this.#trailers !== null) sender.trailers(up, this.#trailers);
  }

  /** A piece came; `up` is where it goes, if it is known. */
  add(
    up: Stream | null,
    bytes: Uint8Array,
    start: number,
    end: number,
    last: boolean,
  ): void {
    this.isWhole = last;
    if (!last) (this.#edge ??= new MessageEdge()).pass(bytes, start, end);
    if (this.canRepeat && start < end) this.#keep(up, bytes, start, end);
    if (up !== null) up.connection.sender.data(up, bytes, start, end, last);
  }

  /** Trailers end it. */
  end(up: Stream | null, trailers: HeaderBlock): void {
    this.isWhole = true;
    this.#trailers = trailers;
    if (up !== null) up.connection.sender.trailers(up, trailers);
  }

  /** `count` bytes went out; @returns how many of them for the first time. */
  onSent(count: number): number {
    this.#sent += count;
    const more = this.#sent - this.#farthest;
    if (more <= 0) return 0;
    this.#farthest = this.#sent;
    return more;
  }

  /** It will not be sent again. */
  forget(): void {
    this.canRepeat = false;
    this.#kept = null;
  }

  #keep(up: Stream | null, bytes: Uint8Array, start: number, end: number) {
    const length = (this.#kept?.length ?? 0) + end - start;
    if (up !== null && length > KEPT_BYTES) return this.forget();
    this.#kept ??= new ByteQueue(end - start);
    this.#kept.push(bytes, start, end);
  }
}
