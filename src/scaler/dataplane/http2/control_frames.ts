import type { Connection } from "./connection.ts";
import { ERROR_CODE, FLAG, FRAME, MAX_31_BITS, SETTING } from "./frame.ts";
import type { Leg } from "./leg.ts";

/** A WINDOW_UPDATE of less is hardly worth its frame. */
const WORTHWHILE_BYTES = 64;
const LEAST_FRAME_BYTES = 16_384;
const MOST_FRAME_BYTES = 16_777_215;

/** What the frames do that carry neither headers nor data. */
export class ControlFrames {
  /** Whether the peer's SETTINGS have come; they must come first. */
  isGreeted = false;
  readonly #connection: Connection;
  readonly #leg: Leg;
  /** Answers written that the peer has not read. */
  #unread = 0;
  #maxStreams = Infinity;

  constructor(connection: Connection, leg: Leg) {
    this.#connection = connection;
    this.#leg = leg;
  }

  /** The output is empty. */
  onAllTaken(): void {
    this.#unread = 0;
  }

  /** @returns 0, or the code of a connection error. */
  onFrame(
    type: number,
    flags: number,
    id: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    if (type === FRAME.settings) {
      return this.#onSettings(flags, bytes, start, end);
    }
    if (!this.isGreeted) return ERROR_CODE.protocol;
    switch (type) {
      case FRAME.windowUpdate:
        return this.#onWindowUpdate(id, uint32At(bytes, start) & MAX_31_BITS);
      case FRAME.rstStream:
        return this.#onReset(id, uint32At(bytes, start));
      case FRAME.ping:
        return this.#onPing(flags, bytes, start);
      case FRAME.goaway:
        return this.#onGoaway(bytes, start);
      case FRAME.priority:
        return this.#onPriority(id, uint32At(bytes, start) & MAX_31_BITS);
      case FRAME.pushPromise:
        return ERROR_CODE.protocol; // we have not allowed it
      default:
        return this.#glitch();
    }
  }

  #onSettings(
    flags: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    const isAck = (flags & FLAG.ack) !== 0;
    if (isAck) return this.isGreeted ? 0 : ERROR_CODE.protocol;
    if (this.isGreeted && !this.#connection.glitch()) {
      return ERROR_CODE.enhanceYourCalm;
    }
    this.isGreeted = true;
    for (let at = start; at < end; at += 6) {
      const setting = uint32At(bytes, at) >>> 16;
      const code = this.#apply(setting, uint32At(bytes, at + 2));
      if (code !== 0) return code;
    }
    this.#connection.output.writeSettingsAck();
    this.#leg.onSettings(this.#maxStreams);
    return this.#answered();
  }

  #apply(setting: number, value: number): number {
    const { sender, streams, output, encoder } = this.#connection;
    switch (setting) {
      case SETTING.headerTableSize:
        encoder.setTableLimit(value);
        return 0;
      case SETTING.enablePush:
        return value > 1 ? ERROR_CODE.protocol : 0;
      case SETTING.maxConcurrentStreams:
        this.#maxStreams = value;
        return 0;
      case SETTING.initialWindowSize: {
        if (value > MAX_31_BITS) return ERROR_CODE.flowControl;
        const isFine = sender.setInitialWindow(value, streams.values());
        return isFine ? 0 : ERROR_CODE.flowControl;
      }
      case SETTING.maxFrameSize:
        output.maxFrameSize = value;
        return value < LEAST_FRAME_BYTES || value > MOST_FRAME_BYTES
          ? ERROR_CODE.protocol
          : 0;
      default:
        return 0;
    }
  }

  #onWindowUpdate(id: number, increment: number): number {
    const connection = this.#connection;
    if (increment < WORTHWHILE_BYTES && !connection.glitch()) {
      return ERROR_CODE.enhanceYourCalm;
    }
    if (id === 0) {
      if (increment === 0) return ERROR_CODE.protocol;
      const isFine = connection.sender.widenAll(increment);
      return isFine ? 0 : ERROR_CODE.flowControl;
    }
    const stream = connection.streams.get(id);
    if (stream === undefined) {
      return this.#leg.isIdle(id) ? ERROR_CODE.protocol : 0;
    }
    if (increment === 0) return connection.fault(stream, ERROR_CODE.protocol);
    if (connection.sender.widen(stream, increment)) return 0;
    return connection.fault(stream, ERROR_CODE.flowControl);
  }

  #onReset(id: number, code: number): number {
    const connection = this.#connection;
    const stream = connection.streams.get(id);
    if (stream === undefined) {
      return this.#leg.isIdle(id) ? ERROR_CODE.protocol : this.#glitch();
    }
    connection.close(stream, false);
    return this.#leg.onReset(stream, code);
  }

  #onPing(flags: number, bytes: Uint8Array, start: number): number {
    if ((flags & FLAG.ack) !== 0) {
      this.#leg.onPong();
      return 0;
    }
    this.#connection.output.writePing(FLAG.ack, bytes, start);
    if (!this.#connection.glitch()) return ERROR_CODE.enhanceYourCalm;
    return this.#answered();
  }

  #onGoaway(bytes: Uint8Array, start: number): number {
    const lastId = uint32At(bytes, start) & MAX_31_BITS;
    this.#leg.onGoaway(lastId, uint32At(bytes, start + 4));
    return 0;
  }

  /** Priorities are for nobody here, but may not contradict themselves. */
  #onPriority(id: number, dependency: number): number {
    const { streams, faultOf } = this.#connection;
    if (dependency !== id) return this.#glitch();
    const stream = streams.get(id);
    if (stream) return this.#connection.fault(stream, ERROR_CODE.protocol);
    return faultOf.call(this.#connection, id, ERROR_CODE.protocol);
  }

  #glitch(): number {
    return this.#connection.glitch() ? 0 : ERROR_CODE.enhanceYourCalm;
  }

  /** Counts an answer; a peer that asks and does not read is let go. */
  #answered(): number {
    const { limits, output } = this.#connection;
    if (++this.#unread <= limits.controlQueue) return 0;
    output.flush();
    const isRead = this.#unread <= limits.controlQueue;
    return isRead ? 0 : ERROR_CODE.enhanceYourCalm;
  }
}

/** Four bytes, most significant first. */
export function uint32At(bytes: Uint8Array, start: number): number {
  const a = bytes[start] ?? 0;
  const b = bytes[start + 1] ?? 0;
  const c = bytes[start + 2] ?? 0;
  const d = bytes[start + 3] ?? 0;
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
