import { expect, test } from "bun:test";

import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { abortable } from "./abortable.ts";

const NEVER = new Promise<never>(() => {});

test("abortable() gives what the promise resolves to", async () => {
  const { signal } = new AbortController();
  expect(await abortable(Promise.resolve(7), signal)).toBe(7);
});

test("abortable() rejects with the reason when the signal aborts", async () => {
  const stop = new AbortController();
  const waiting = abortable(NEVER, stop.signal);
  stop.abort(new RangeError("Enough"));
  expect(await rejectionOf(waiting)).toThrow("Enough");
});

test("abortable() does not wait with a signal that has aborted", async () => {
  const signal = AbortSignal.abort(new RangeError("Before"));
  expect(await rejectionOf(abortable(NEVER, signal))).toThrow("Before");
});
