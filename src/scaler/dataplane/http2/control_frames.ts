import { ERROR_CODE, FLAG, FRAME, MAX_31_BITS, SETTING } from "./frame.ts";
import type { Leg } from "./leg.ts";
import type { Line } from "./line.ts";
import { uint31At, uint32At } from "./uint_at.ts";

/** A WINDOW_UPDATE of less is hardly worth its frame. */
const WORTHWHILE_BYTES = 64;
const PRIORITY_BYTES = 5;
const LEAST_FRAME_BYTES = 16_384;
const MOST_FRAME_BYTES = 16_777_215;

/** What the frames do that carry neither headers nor data. */
export class ControlFrames {
  /** Whether the peer's SETTINGS have come; they must come first. */
  isGreeted = false;
  readonly #line: Line;
  readonly #leg: Leg;
  /** Answers written that the peer has not read. */
  #unread = 0;
  #maxStreams = Infinity;

  constructor(line: Line, leg: Leg) {
    this.#line = line;
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
        return this.#onWindowUpdate(id, uint31At(bytes, start));
      case FRAME.rstStream:
        return this.#onReset(id, uint32At(bytes, start));
      case FRAME.ping:
        return this.#onPing(flags, bytes, start);
      case FRAME.goaway:
        return this.#onGoaway(bytes, start);
      case FRAME.priority:
        return this.#onPriority(id, bytes, start, end);
      case FRAME.pushPromise:
        return ERROR_CODE.protocol; // we have not allowed it
      default:
        return this.#line.glitch();
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
    const tooMany = this.isGreeted ? this.#line.glitch() : 0;
    if (tooMany !== 0) return tooMany;
    this.isGreeted = true;
    for (let at = start; at < end; at += 6) {
      const setting = uint32At(bytes, at) >>> 16;
      const code = this.#apply(setting, uint32At(bytes, at + 2));
      if (code !== 0) return code;
    }
    this.#line.output.writeSettingsAck();
    this.#leg.onSettings(this.#maxStreams);
    return this.#answered();
  }

  #apply(setting: number, value: number): number {
    const { sender, streams, output } = this.#line;
    switch (setting) {
      case SETTING.headerTableSize:
        sender.setTableLimit(value);
        return 0;
      case SETTING.enablePush:
        return value > this.#leg.mostPush ? ERROR_CODE.protocol : 0;
      case SETTING.maxConcurrentStreams:
        this.#maxStreams = value;
        return 0;
      case SETTING.initialWindowSize: {
        if (value > MAX_31_BITS) return ERROR_CODE.flowControl;
        const isFine = sender.setInitialWindow(value, streams.values());
        return isFine ? 0 : ERROR_CODE.flowControl;
      }
      case SETTING.maxFrameSize:
        if (value < LEAST_FRAME_BYTES) return ERROR_CODE.protocol;
        if (value > MOST_FRAME_BYTES) return ERROR_CODE.protocol;
        output.maxFrameSize = value;
        return 0;
      default:
        return 0;
    }
  }

  #onWindowUpdate(id: number, increment: number): number {
    const line = this.#line;
    if (increment < WORTHWHILE_BYTES) {
      const code = line.glitch();
      if (code !== 0) return code;
    }
    if (id === 0) {
      if (increment === 0) return ERROR_CODE.protocol;
      return line.sender.widenAll(increment) ? 0 : ERROR_CODE.flowControl;
    }
    const stream = line.streams.get(id);
    if (stream === undefined) {
      return this.#leg.isIdle(id) ? ERROR_CODE.protocol : 0;
    }
    if (increment === 0) return line.fault(stream, ERROR_CODE.protocol);
    if (line.sender.widen(stream, increment)) return 0;
    return line.fault(stream, ERROR_CODE.flowControl);
  }

  #onReset(id: number, code: number): number {
    const line = this.#line;
    const stream = line.streams.get(id);
    if (stream === undefined) {
      const leg = this.#leg;
      const isFine = !leg.isIdle(id) || leg.forgivesReset(id);
      return isFine ? line.glitch() : ERROR_CODE.protocol;
    }
    line.close(stream, false);
    return this.#leg.onReset(stream, code);
  }

  #onPing(flags: number, bytes: Uint8Array, start: number): number {
    if ((flags & FLAG.ack) !== 0) {
      this.#leg.onPong();
      return 0;
    }
    this.#line.output.writePing(FLAG.ack, bytes, start);
    const code = this.#line.glitch();
    return code === 0 ? this.#answered() : code;
  }

  #onGoaway(bytes: Uint8Array, start: number): number {
    const lastId = uint31At(bytes, start);
    this.#leg.onGoaway(lastId, uint32At(bytes, start + 4));
    return 0;
  }

  /** Priorities are for nobody here, but may not contradict themselves. */
  #onPriority(
    id: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    const isShort = end - start !== PRIORITY_BYTES;
    if (!isShort && uint31At(bytes, start) !== id) return this.#line.glitch();
    const code = isShort ? ERROR_CODE.frameSize : ERROR_CODE.protocol;
    const stream = this.#line.streams.get(id);
    if (stream) return this.#line.fault(stream, code);
    return this.#leg.isIdle(id) ? code : this.#line.faultOf(id, code);
  }

  /** Counts an answer; a peer that asks and does not read is let go. */
  #answered(): number {
    const { workings, output } = this.#line;
    const most = workings.limits.controlQueue;
    if (++this.#unread <= most) return 0;
    output.flush();
    return this.#unread <= most ? 0 : ERROR_CODE.enhanceYourCalm;
  }
}
