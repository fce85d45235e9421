import { BufferPool } from "../src/scaler/dataplane/http2/buffer_pool.ts";
import { FlushQueue } from "../src/scaler/dataplane/http2/flush_queue.ts";
import { FrameReader } from "../src/scaler/dataplane/http2/frame_reader.ts";
import type { FrameSink } from "../src/scaler/dataplane/http2/frame_sink.ts";
import { FRAME } from "../src/scaler/dataplane/http2/frame.ts";
import { OutputBuffer } from "../src/scaler/dataplane/http2/output_buffer.ts";
import { Output } from "../src/scaler/dataplane/http2/output.ts";
import { costNs } from "./cost.ts";
import type { Measurement } from "./types.ts";

const FRAMES = 128;
const BLOCK = { bytes: new Uint8Array(20).fill(0x82), length: 20 };
const MESSAGE = new Uint8Array(16_384);

class Counter implements FrameSink {
  count = 0;
  onFrame(
    type: number,
    _flags: number,
    _id: number,
    _bytes: Uint8Array,
    start: number,
    end: number,
  ): number {
    this.count += type + end - start;
    return 0;
  }
  onDataHead(_id: number, _flags: number, length: number): number {
    this.count += length;
    return 0;
  }
  onData(
    _id: number,
    _bytes: Uint8Array,
    start: number,
    end: number,
    left: number,
  ): number {
    this.count += end - start + left;
    return 0;
  }
}

/** What reading and writing one frame costs. */
export const frames = {
  name: "frames",
  title: "Cost of one frame (median of 7 rounds)",
  async run() {
    const rows = Object.entries({
      "read HEADERS of 20 bytes": readNs(FRAME.headers, 20),
      "read DATA of 20 bytes": readNs(FRAME.data, 20),
      "read WINDOW_UPDATE": readNs(FRAME.windowUpdate, 4),
      "write HEADERS of 20 bytes": writeNs((output) =>
        output.writeHeaders(7, 0, BLOCK),
      ),
      "write DATA of 20 bytes": writeNs((output) =>
        output.writeData(7, 1, MESSAGE, 0, 20),
      ),
      "write DATA of 100 bytes": writeNs((output) =>
        output.writeData(7, 1, MESSAGE, 0, 100),
      ),
      "write DATA of 16 KiB": writeNs((output) =>
        output.writeData(7, 1, MESSAGE, 0, 16_384),
      ),
      "write WINDOW_UPDATE": writeNs((output) =>
        output.writeWindowUpdate(7, 9),
      ),
    }).map(([what, ns]) => ({ what, values: { ns } }));
    return { kind: "measured", rows };
  },
} satisfies Measurement;

function readNs(type: number, length: number): number {
  const buffer = new OutputBuffer(new BufferPool());
  for (let i = 0; i < FRAMES; i++) {
    buffer.reserve(9 + length);
    buffer.frameHead(length, type, 4, 1 + 2 * i);
    buffer.append(MESSAGE, 0, length);
  }
  const bytes = Buffer.from(buffer.bytes.subarray(0, buffer.length));
  const reader = new FrameReader(new Counter());
  return Math.round(costNs(() => reader.feed(bytes)) / FRAMES);
}

function writeNs(write: (output: Output) => void): number {
  const socket = { write: (_: Uint8Array, _start: number, n: number) => n };
  const queue = new FlushQueue(() => {});
  const output = new Output(socket, queue, { onTaken() {} });
  return Math.round(
    costNs(() => {
      for (let i = 0; i < 16; i++) write(output);
      output.flush();
    }) / 16,
  );
}
