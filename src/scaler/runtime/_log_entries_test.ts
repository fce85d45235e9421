import { expect, test } from "bun:test";

import { logEntries } from "./_log_entries.ts";

function frame(stream: number, text: string): Buffer {
  const body = Buffer.from(text);
  const header = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

async function* inPieces(bytes: Buffer, size: number) {
  for (let i = 0; i < bytes.length; i += size)
    yield bytes.subarray(i, i + size);
}

const FRAMES = Buffer.concat([
  frame(1, "2026-01-01T00:00:00.123456789Z first line\n"),
  frame(2, "2026-01-01T00:00:01Z zweite Zeile: ü\r\n"),
  frame(1, "2026-01-01T00:00:02Z \n"),
  frame(1, "no time here\n"),
]);

test.each([1, 3, 7, 8, 9, 1_000])(
  "logEntries() reads frames that come in pieces of %d bytes",
  async (size) => {
    const entries = await Array.fromAsync(logEntries(inPieces(FRAMES, size)));
    expect(entries).toEqual([
      { atMs: Date.UTC(2026, 0, 1, 0, 0, 0, 123), text: "first line" },
      { atMs: Date.UTC(2026, 0, 1, 0, 0, 1), text: "zweite Zeile: ü" },
      { atMs: Date.UTC(2026, 0, 1, 0, 0, 2), text: "" },
      { atMs: undefined, text: "no time here" },
    ]);
  },
);

test("logEntries() gives up on bytes that are no frames", async () => {
  const noise = Buffer.from("not a frame at all, but a terminal's output");
  const entries = await Array.fromAsync(logEntries(inPieces(noise, 5)));
  expect(entries).toEqual([]);
});

test("logEntries() keeps what came whole before the stream was cut", async () => {
  const cut = FRAMES.subarray(0, FRAMES.length - 3);
  const entries = await Array.fromAsync(logEntries(inPieces(cut, 50)));
  expect(entries).toHaveLength(3);
});
