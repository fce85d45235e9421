import { expect, test } from "bun:test";

import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { deadline } from "./deadline.ts";
import { DeadlineError } from "./errors.ts";

const NEVER = new Promise<never>(() => {});

test("deadline() gives the result of work that is in time", async () => {
  const options = { ms: 10_000, action: "add" };
  expect(await deadline(async () => 42, options)).toBe(42);
});

test("deadline() passes on what the work throws", async () => {
  const work = async () => {
    throw new RangeError("Too far");
  };
  const result = deadline(work, { ms: 10_000, action: "go" });
  expect(await rejectionOf(result)).toThrow(RangeError);
});

test("deadline() settles although the work never does", async () => {
  const result = deadline(() => NEVER, { ms: 1, action: "list containers" });
  const message = "Cannot list containers: no answer within 1 ms";
  expect(await rejectionOf(result)).toThrow(new DeadlineError(message));
});

test("deadline() aborts the work's signal when it is late", async () => {
  let seen: AbortSignal | undefined;
  const work = (signal: AbortSignal) => {
    seen = signal;
    return NEVER;
  };
  await deadline(work, { ms: 1, action: "wait" }).catch(() => {});
  expect(seen?.aborted).toBe(true);
});

test("deadline() rejects with the caller's reason when cancelled", async () => {
  const stop = new AbortController();
  const { signal } = stop;
  const result = deadline(() => NEVER, { ms: 10_000, action: "wait", signal });
  stop.abort(new Error("Changed my mind"));
  expect(await rejectionOf(result)).toThrow("Changed my mind");
});
