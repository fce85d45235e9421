import { expect, test } from "bun:test";

import { Calls } from "./calls.ts";

test("Calls.idle() resolves at once when nothing is in flight", async () => {
  await new Calls().idle();
});

test("Calls.idle() waits for the last call, whatever its outcome", async () => {
  const calls = new Calls();
  const first = Promise.withResolvers<void>();
  const last = Promise.withResolvers<void>();
  const tracked = [calls.track(first.promise), calls.track(last.promise)];
  let isIdle = false;
  const idle = calls.idle().then(() => void (isIdle = true));

  first.resolve();
  await tracked[0];
  expect([calls.count, isIdle]).toEqual([1, false]);

  last.reject(new Error("failed"));
  await expect(tracked[1]).rejects.toThrow("failed");
  await idle;
  expect(calls.count).toBe(0);
});
