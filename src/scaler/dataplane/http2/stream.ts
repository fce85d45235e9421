import type { ByteQueue } from "./byte_queue.ts";
import type { Connection } from "./connection.ts";
import type { Exchange } from "./exchange.ts";
import type { HeaderBlock } from "./hpack/header_block.ts";

/**
 * One HTTP/2 stream, of either leg: its state, its windows, and what waits to
 * be sent on it. `localDone`: we have sent END_STREAM; `remoteDone`: the peer
 * has. Both, or a reset, and it is closed.
 */
export class Stream {
  readonly connection: Connection;
  readonly id: number;
  /** Whose request or answer it carries; `null` once nobody cares. */
  exchange: Exchange | null = null;
  localDone = false;
  remoteDone = false;
  closed = false;
  /** What we may still send. */
  sendWindow: number;
  /** What the peer may still send. */
  receiveWindow: number;
  /** Taken in and passed on, but not yet given back to the peer. */
  unreturned = 0;
  /** What the content-length still promises; −1: nothing was promised. */
  promised = -1;
  /** Waits for a window or for room in the output. */
  queue: ByteQueue | null = null;
  /** The end comes after what waits. */
  endWaits = false;
  /** … and it is these trailers. */
  trailers: HeaderBlock | null = null;
  /** It is among its connection's blocked ones. */
  isBlocked = false;
  /** Where its first byte stands in all that the connection ever sent. */
  readonly startsAt: number;
  /** When bytes last moved on it, on the engine's coarse clock. */
  movedMs: number;

  constructor(connection: Connection, id: number) {
    this.connection = connection;
    this.id = id;
    this.sendWindow = connection.sender.initialWindow;
    this.receiveWindow = connection.streamWindow;
    this.startsAt = connection.output.appended;
    this.movedMs = connection.clock.nowMs;
  }
}
