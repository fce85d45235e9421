import type { FlushQueue } from "./flush_queue.ts";
import type { Encoded } from "./hpack/encoded.ts";

/** The part of Bun's socket that an output needs. */
export interface ByteSink {
  /** Takes what it can; answers how many bytes, less than 0 when closed. */
  write(bytes: Uint8Array, start: number, length: number): number;
}

/** Hears when bytes of an output have left for the kernel. */
export interface OutputOwner {
  /** After a flush that moved some: `taken` has grown, `pending` shrunk. */
  onTaken(): void;
}

/**
 * All that is to be sent on one socket: frames are appended to one buffer,
 * which is written once at the end of the turn. What the kernel does not take
 * waits for `flush()` from the socket's `drain`.
 */
export class Output {
  /** Bytes ever appended: where the next frame begins. */
  appended = 0;
  /** Bytes ever taken by the kernel. */
  taken = 0;
  /** The peer's SETTINGS_MAX_FRAME_SIZE. */
  maxFrameSize = 16_384;

  constructor(socket: ByteSink, queue: FlushQueue, owner: OutputOwner) {
    void [socket, queue, owner];
  }

  /** Bytes that the kernel has not taken yet. */
  get pending(): number {
    return this.appended - this.taken;
  }

  /** HEADERS with `flags` (END_STREAM or none) and what CONTINUATION it needs. */
  writeHeaders(streamId: number, flags: number, block: Encoded): void {
    void [streamId, flags, block];
  }

  /**
   * DATA, copied from `bytes[start..end)`, cut at the peer's max frame size;
   * `flags` (END_STREAM or none) are those of the last frame.
   */
  writeData(
    streamId: number,
    flags: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): void {
    void [streamId, flags, bytes, start, end];
  }

  /** RST_STREAM. */
  writeReset(streamId: number, code: number): void {
    void [streamId, code];
  }

  /** WINDOW_UPDATE; stream 0 is the connection. */
  writeWindowUpdate(streamId: number, increment: number): void {
    void [streamId, increment];
  }

  /** SETTINGS: pairs of id and value, flat. */
  writeSettings(pairs: readonly number[]): void {
    void pairs;
  }

  /** SETTINGS with ACK. */
  writeSettingsAck(): void {}

  /** PING, or with `FLAG.ack` its answer: the eight bytes from `start`. */
  writePing(flags: number, bytes: Uint8Array, start: number): void {
    void [flags, bytes, start];
  }

  /** GOAWAY without debug data. */
  writeGoaway(lastStreamId: number, code: number): void {
    void [lastStreamId, code];
  }

  /** Bytes as they are: the client's preface, or an answer in HTTP/1.1. */
  writeRaw(bytes: Uint8Array): void {
    void bytes;
  }

  /** Writes what the kernel takes; called by the queue and at `drain`. */
  flush(): void {}

  /** The socket is gone: drops what is left and takes nothing any more. */
  close(): void {}
}
