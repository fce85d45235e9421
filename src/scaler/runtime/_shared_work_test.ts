import { expect, test } from "bun:test";

import { SharedWork } from "./_shared_work.ts";

function silent(): void {}

test("SharedWork.join() runs the work once and tells everyone", async () => {
  let runs = 0;
  const heard: string[] = [];
  const shared = new SharedWork(async ({ progress }) => {
    runs += 1;
    progress("half");
    return 7;
  });
  const answers = await Promise.all([
    shared.join({ progress: (message) => heard.push(`a ${message}`) }),
    shared.join({ progress: (message) => heard.push(`b ${message}`) }),
  ]);
  expect(answers).toEqual([7, 7]);
  expect(runs).toBe(1);
  expect(heard).toEqual(["a half", "b half"]);
});

test("SharedWork.join() gives everyone the failure", async () => {
  const shared = new SharedWork(() => Promise.reject(new Error("no space")));
  const joins = [1, 2].map(() => shared.join({ progress: silent }));
  const outcomes = await Promise.allSettled(joins);
  expect(outcomes.map(({ status }) => status)).toEqual([
    "rejected",
    "rejected",
  ]);
});

test("SharedWork.join() lets one leave and the others have it", async () => {
  const work = Promise.withResolvers<string>();
  const shared = new SharedWork(() => work.promise);
  const leaving = new AbortController();
  const { signal } = leaving;
  const left = shared.join({ progress: silent, signal }).catch(() => "left");
  const stays = shared.join({ progress: silent });
  leaving.abort();
  expect(await left).toBe("left");
  expect(shared.isAbandoned).toBe(false);
  work.resolve("done");
  expect(await stays).toBe("done");
});

test("SharedWork.join() aborts the work when the last has left", async () => {
  const seen = Promise.withResolvers<AbortSignal>();
  const shared = new SharedWork(async ({ signal }) => {
    seen.resolve(signal);
    await new Promise(() => {});
  });
  const leaving = new AbortController();
  const { signal } = leaving;
  const left = shared.join({ progress: silent, signal }).catch(() => "left");
  const inner = await seen.promise;
  expect(inner.aborted).toBe(false);
  leaving.abort();
  expect(await left).toBe("left");
  expect(inner.aborted).toBe(true);
  expect(shared.isAbandoned).toBe(true);
});
