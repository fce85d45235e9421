import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { StartTurns } from "./start_turns.ts";

const { signal: never } = new AbortController();

/** Work that goes on until it is told to end. */
function work() {
  const { promise, resolve } = Promise.withResolvers<string>();
  const begun = { is: false };
  const begin = () => {
    begun.is = true;
    return promise;
  };
  return { begin, begun, end: resolve };
}

test("StartTurns lets as many begin as are told, and the next when one has ended", async () => {
  const turns = new StartTurns(2);
  const all = [work(), work(), work()];
  const taken = all.map(({ begin }) => turns.take(begin, never));
  await eventually(() => all[1]?.begun.is);
  expect(all.map(({ begun }) => begun.is)).toEqual([true, true, false]);
  all[0]?.end("first");
  await eventually(() => all[2]?.begun.is);
  for (const it of all) it.end("later");
  expect(await Promise.all(taken)).toEqual(["first", "later", "later"]);
});

test("StartTurns does not wait for one that hangs", async () => {
  const turns = new StartTurns(1);
  const [hanging, next] = [work(), work()];
  const first = turns.take(hanging.begin, never);
  const second = turns.take(next.begin, never);
  await eventually(() => next.begun.is);
  next.end("second");
  expect(await second).toBe("second");
  hanging.end("at last");
  expect(await first).toBe("at last");
});

test("StartTurns gives up a turn that is called off, and hands on what fails", async () => {
  const turns = new StartTurns(1);
  const busy = work();
  const first = turns.take(busy.begin, never);
  const stop = new AbortController();
  const waiting = work();
  const second = turns.take(waiting.begin, stop.signal);
  stop.abort(new Error("no longer needed"));
  expect(await rejectionOf(second)).toThrow("no longer needed");
  expect(waiting.begun.is).toBe(false);
  busy.end("done");
  await first;
  const failing = () => Promise.reject(new Error("no room"));
  expect(await rejectionOf(turns.take(failing, never))).toThrow("no room");
});
