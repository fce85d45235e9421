import { expect, test } from "bun:test";

import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { Permits } from "./permits.ts";

const { signal: never } = new AbortController();

test("Permits lets no more run at a time than it has", async () => {
  const permits = new Permits(2);
  let running = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, (running += 1));
    await Promise.resolve();
    running -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => permits.use(work, never)));
  expect(most).toBe(2);
});

test("Permits serves in the order of asking", async () => {
  const permits = new Permits(1);
  const order: number[] = [];
  const turns = [1, 2, 3].map((n) =>
    permits.use(async () => void order.push(n), never),
  );
  await Promise.all(turns);
  expect(order).toEqual([1, 2, 3]);
});

test("Permits takes one back from work that never settles", async () => {
  const permits = new Permits(1);
  const abort = new AbortController();
  const started = Promise.withResolvers<void>();
  void permits.use(() => {
    started.resolve();
    return new Promise(() => {});
  }, abort.signal);
  await started.promise;
  const next = permits.use(async () => "mine", never);
  abort.abort();
  expect(await next).toBe("mine");
});

test("Permits lets one who waits leave, and loses none by it", async () => {
  const permits = new Permits(1);
  const gate = Promise.withResolvers<void>();
  const first = permits.use(() => gate.promise, never);
  const abort = new AbortController();
  const left = permits.use(async () => "too late", abort.signal);
  const stayed = permits.use(async () => "mine", never);
  abort.abort(new Error("tired"));
  expect(await rejectionOf(left)).toThrow("tired");
  gate.resolve();
  await first;
  expect(await stayed).toBe("mine");
  expect(await permits.use(async () => "again", never)).toBe("again");
});

test("Permits gives its permit back after a failure", async () => {
  const permits = new Permits(1);
  const failed = permits.use(() => Promise.reject(new Error("no")), never);
  expect(await rejectionOf(failed)).toThrow("no");
  expect(await permits.use(async () => "mine", never)).toBe("mine");
});
