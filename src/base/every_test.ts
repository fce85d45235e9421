import { expect, test } from "bun:test";

import { every } from "./every.ts";

test("every() ticks again and again until its signal aborts", async () => {
  const stop = new AbortController();
  const third = Promise.withResolvers<void>();
  let ticks = 0;
  every(
    1,
    () => {
      if (++ticks === 3) third.resolve();
    },
    { signal: stop.signal },
  );
  await third.promise;
  stop.abort();
  expect(ticks).toBe(3);
});

test("every() does not overlap ticks", async () => {
  const stop = new AbortController();
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  let ticks = 0;
  every(
    1,
    async () => {
      most = Math.max(most, ++running);
      if (++ticks === 1) begun.resolve();
      if (ticks === 2) second.resolve();
      await gate.promise;
      running--;
    },
    { signal: stop.signal },
  );
  await begun.promise;
  gate.resolve();
  await second.promise;
  stop.abort();
  expect(most).toBe(1);
});

test("every() never ticks with a signal that has aborted", () => {
  every(
    0,
    () => {
      throw new Error("Ticked");
    },
    { signal: AbortSignal.abort() },
  );
});
