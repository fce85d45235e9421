import { expect, test } from "bun:test";

import { SeenFrames } from "./_test_frames.ts";
import { FlushQueue } from "./flush_queue.ts";
import { FrameReader } from "./frame_reader.ts";
import { Output } from "./output.ts";

const FRAMES = 1_500;
const MESSAGE = new Uint8Array(16_384).map((_, i) => i * 13);

test("Output sends 24 MB through a real socket whose reader pauses, byte by byte the same", async () => {
  const { promise, resolve, reject } = Promise.withResolvers<SeenFrames>();
  const seen = new SeenFrames();
  const reader = new FrameReader(seen);
  let most = 0;
  using server = Bun.listen({
    hostname: "127.0.0.1",
    port: 0,
    allowHalfOpen: true,
    socket: {
      data(socket, chunk) {
        if (reader.feed(chunk) !== 0) reject(new Error("Not frames"));
        if (seen.frames.length === FRAMES) resolve(seen);
        socket.pause();
        setImmediate(() => socket.resume());
      },
    },
  });
  const outputs: Output[] = [];
  const client = await Bun.connect({
    hostname: "127.0.0.1",
    port: server.port,
    allowHalfOpen: true,
    socket: {
      data() {},
      drain: () => outputs.forEach((output) => output.flush()),
    },
  });
  const output = new Output(client, new FlushQueue(), {
    onTaken() {
      most = Math.max(most, output.pending);
    },
  });
  outputs.push(output);
  for (let i = 0; i < FRAMES; i++) {
    output.writeData(1 + 2 * i, 0, MESSAGE, 0, MESSAGE.length);
  }
  const { frames } = await promise;
  client.end();
  expect(most).toBeGreaterThan(0);
  expect(output.pending).toBe(0);
  const expected = Buffer.from(MESSAGE).toString("latin1");
  for (const [i, { streamId, payload }] of frames.entries()) {
    expect(streamId).toBe(1 + 2 * i);
    if (payload !== expected) throw new Error(`Frame ${i} differs`);
  }
});
