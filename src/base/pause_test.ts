import { expect, test } from "bun:test";

import { pause } from "./pause.ts";

test("pause() ends by itself", async () => {
  await pause(1, new AbortController().signal);
});

test("pause() ends at once when its signal aborts", async () => {
  const stop = new AbortController();
  const paused = pause(2 ** 30, stop.signal);
  stop.abort();
  expect(await paused).toBeUndefined();
});

test("pause() does not begin with a signal that has aborted", async () => {
  expect(await pause(2 ** 30, AbortSignal.abort())).toBeUndefined();
});
