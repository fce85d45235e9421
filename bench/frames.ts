import { FlushQueue } from "../src/scaler/dataplane/http2/flush_queue.ts";
import { FrameReader } from "../src/scaler/dataplane/http2/frame_reader.ts";
import type { FrameSink } from "../src/scaler/dataplane/http2/frame_sink.ts";
import { Output, type ByteSink } from "../src/scaler/dataplane/http2/output.ts";
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

const FRAME_WRITERS: Readonly<Record<string, (output: Output) => void>> = {
  "HEADERS of 20 bytes": (output) => output.writeHeaders(7, 0, BLOCK),
  "DATA of 20 bytes": (output) => output.writeData(7, 1, MESSAGE, 0, 20),
  "DATA of 100 bytes": (output) => output.writeData(7, 1, MESSAGE, 0, 100),
  "DATA of 16 KiB": (output) => output.writeData(7, 1, MESSAGE, 0, 16_384),
  WINDOW_UPDATE: (output) => output.writeWindowUpdate(7, 9),
};

/** What reading and writing one frame costs. */
export const frames = {
  name: "frames",
  title: "Cost of one frame (median of 7 rounds)",
  async run() {
    const rows = Object.entries(FRAME_WRITERS).flatMap(([what, write]) => [
      { what: `read ${what}`, values: { ns: readNs(write) } },
      { what: `write ${what}`, values: { ns: writeNs(write) } },
    ]);
    return { kind: "measured", rows };
  },
} satisfies Measurement;

function readNs(write: (output: Output) => void): number {
  let bytes: Uint8Array = new Uint8Array(0);
  const output = openOutput((written, start, length) => {
    bytes = Buffer.from(written.subarray(start, start + length));
    return length;
  });
  for (let i = 0; i < FRAMES; i++) write(output);
  output.flush();
  const reader = new FrameReader(new Counter());
  return Math.round(costNs(() => reader.feed(bytes)) / FRAMES);
}

function writeNs(write: (output: Output) => void): number {
  const output = openOutput((_bytes, _start, length) => length);
  return Math.round(
    costNs(() => {
      for (let i = 0; i < 16; i++) write(output);
      output.flush();
    }) / 16,
  );
}

function openOutput(write: ByteSink["write"]): Output {
  const queue = new FlushQueue(() => {});
  return new Output({ write }, queue, { onTaken() {} });
}
