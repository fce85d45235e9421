import { expect, test } from "bun:test";

import { StartGate } from "./start_gate.ts";

function setUp() {
  const opened = Promise.withResolvers<void>();
  const stop = new AbortController();
  const gate = new StartGate({
    onOpen: opened.resolve,
    onSound: () => {},
    signal: stop.signal,
  });
  return { gate, stop, opened: opened.promise };
}

test("StartGate shuts for a second, then for two", async () => {
  const { gate, stop, opened } = setUp();
  expect(gate.isShut).toBe(false);
  expect(gate.failed()).toBe(1_000);
  expect(gate.isShut).toBe(true);
  await opened;
  expect(gate.isShut).toBe(false);
  expect(gate.failed()).toBe(2_000);
  stop.abort();
});

test("StartGate counts what fails while it is shut once", () => {
  const { gate, stop } = setUp();
  expect([gate.failed(), gate.failed(), gate.failed()]).toEqual([1_000, 0, 0]);
  stop.abort();
});

test("StartGate opens no more once its owner is closing", async () => {
  const { gate, stop } = setUp();
  gate.failed();
  stop.abort();
  await Bun.sleep(0);
  expect(gate.isShut).toBe(true);
});
