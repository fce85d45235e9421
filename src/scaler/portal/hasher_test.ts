import { expect, test } from "bun:test";

import { rejectionOf } from "../../../_tools/testing/rejection_of.ts";
import { BusyError } from "../../base/errors.ts";
import { startHasher } from "./hasher.ts";

const { signal } = new AbortController();
const COST = 10;

test("Hasher.hash() makes a hash of the cost that matches() knows again", async () => {
  using hasher = startHasher({ cost: COST });
  const hash = await hasher.hash("correct horse", signal);
  expect(hash).toStartWith("$2b$10$");
  expect(await hasher.matches("correct horse", hash, signal)).toBe(true);
  expect(await hasher.matches("correct horsf", hash, signal)).toBe(false);
});

test("startHasher() hashes at cost 12 unless told otherwise", async () => {
  using hasher = startHasher();
  expect(await hasher.hash("correct horse", signal)).toStartWith("$2b$12$");
});

test("startHasher() refuses a cost outside 10 to 14", () => {
  for (const cost of [4, 9, 15, 31, 10.5]) {
    expect(() => startHasher({ cost })).toThrow(RangeError);
  }
});

test("Hasher.hash() salts: the same password never gives the same hash", async () => {
  using hasher = startHasher({ cost: COST });
  const hashes = [
    await hasher.hash("correct horse", signal),
    await hasher.hash("correct horse", signal),
  ];
  expect(hashes[0]).not.toBe(hashes[1] ?? "");
});

test("Hasher.matches() is no without a hash, whatever the password", async () => {
  using hasher = startHasher({ cost: COST });
  expect(await hasher.matches("correct horse", undefined, signal)).toBe(false);
});

test("Hasher.matches() tells all 72 bytes apart", async () => {
  using hasher = startHasher({ cost: COST });
  const hash = await hasher.hash(`${"a".repeat(71)}X`, signal);
  expect(await hasher.matches(`${"a".repeat(71)}Y`, hash, signal)).toBe(false);
});

test("Hasher.hash() never cuts a password that is too long", async () => {
  using hasher = startHasher({ cost: COST });
  expect(await rejectionOf(hasher.hash("a".repeat(73), signal))).toThrow(
    "too long",
  );
});

test("Hasher.hash() leaves the main thread free", async () => {
  using hasher = startHasher({ cost: 12 });
  let turns = 0;
  let isDone = false;
  const hashing = hasher
    .hash("correct horse", signal)
    .then(() => (isDone = true));
  while (!isDone) {
    turns++;
    await Bun.sleep(0);
  }
  await hashing;
  expect(turns).toBeGreaterThan(10);
});

test("Hasher.hash() turns away those that do not fit in the queue, at once", async () => {
  using hasher = startHasher({ cost: COST, maxWaiting: 3 });
  const calls = Array.from({ length: 10 }, () =>
    hasher.hash("correct horse", signal),
  );
  const settled = await Promise.allSettled(calls);
  const refused = settled.filter((it) => it.status === "rejected");
  expect(refused).toHaveLength(6); // one runs, three wait
  for (const { reason } of refused) {
    expect(reason).toBeInstanceOf(BusyError);
    expect(reason.retryAfterMs).toBeGreaterThan(0);
  }
});

test("Hasher.hash() gives up the place of a caller that went away", async () => {
  using hasher = startHasher({ cost: COST, maxWaiting: 1 });
  const first = hasher.hash("correct horse", signal);
  const leaving = new AbortController();
  const second = hasher.hash("correct horse", leaving.signal);
  leaving.abort(new Error("gone"));
  expect(await rejectionOf(second)).toThrow("gone");
  const third = hasher.hash("correct horse", signal);
  expect(await Promise.all([first, third])).toHaveLength(2);
});

test("Hasher lets go of all who wait when it is disposed of", async () => {
  const hasher = startHasher({ cost: COST });
  const calls = [
    hasher.hash("correct horse", signal),
    hasher.hash("correct horse", signal),
  ];
  hasher[Symbol.dispose]();
  for (const { status } of await Promise.allSettled(calls))
    expect(status).toBe("rejected");
  expect(await rejectionOf(hasher.hash("correct horse", signal))).toThrow(
    "stopped",
  );
});
