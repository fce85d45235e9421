import { expect, test } from "bun:test";

import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { Calls } from "./calls.ts";

test("Calls.idle() resolves at once when nothing is in flight", async () => {
  await new Calls().idle();
});

test("Calls.idle() waits for the last call, whatever its outcome", async () => {
  const calls = new Calls();
  const first = Promise.withResolvers<void>();
  const last = Promise.withResolvers<void>();
  const firstCall = calls.track(first.promise);
  const lastCall = calls.track(last.promise);
  let isIdle = false;
  const idle = calls.idle().then(() => void (isIdle = true));

  first.resolve();
  await firstCall;
  expect([calls.count, isIdle]).toEqual([1, false]);

  last.reject(new Error("failed"));
  expect(await rejectionOf(lastCall)).toThrow("failed");
  await idle;
  expect(calls.count).toBe(0);
});
