import { FRAME } from "./frame.ts";
import { FrameReader } from "./frame_reader.ts";
import type { FrameSink } from "./frame_sink.ts";

/** A frame as its reader told of it; DATA put together again. */
export interface SeenFrame {
  readonly type: number;
  readonly flags: number;
  readonly streamId: number;
  readonly payload: string;
  /** What a DATA frame takes from the windows. */
  readonly flow?: number;
}

/** Writes down what a reader tells; `answer` is what it answers each time. */
export class SeenFrames implements FrameSink {
  readonly frames: SeenFrame[] = [];
  readonly #answer: () => number;
  #data: { flags: number; flow: number; parts: Uint8Array[] } | undefined;

  constructor(answer: () => number = () => 0) {
    this.#answer = answer;
  }

  onFrame(
    type: number,
    flags: number,
    streamId: number,
    bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    const payload = textOf(bytes.subarray(start, end));
    this.frames.push({ type, flags, streamId, payload });
    return this.#answer();
  }

  onDataHead(_streamId: number, flags: number, length: number): number {
    if (this.#data) throw new Error("A DATA frame begins within another");
    this.#data = { flags, flow: length, parts: [] };
    return this.#answer();
  }

  onData(
    streamId: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    left: number,
  ): number {
    if (!this.#data) throw new Error("Data of no frame");
    const { flags, flow, parts } = this.#data;
    parts.push(bytes.slice(start, end));
    if (left > 0) return this.#answer();
    this.#data = undefined;
    const payload = textOf(Buffer.concat(parts));
    this.frames.push({ type: FRAME.data, flags, streamId, payload, flow });
    return this.#answer();
  }
}

/** One frame's bytes. */
export function frameOf(
  type: number,
  flags: number,
  streamId: number,
  payload: string | readonly number[],
): Uint8Array {
  const body =
    typeof payload === "string"
      ? Buffer.from(payload, "latin1")
      : Buffer.from(payload);
  const head = Buffer.alloc(9);
  head.writeUIntBE(body.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(streamId, 5);
  return Buffer.concat([head, body]);
}

/** Everything in `bytes`; throws unless it is whole and right. */
export function framesIn(bytes: Uint8Array): SeenFrame[] {
  const seen = new SeenFrames();
  const code = new FrameReader(seen).feed(bytes);
  if (code !== 0) throw new Error(`Not frames: error ${code}`);
  return seen.frames;
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
