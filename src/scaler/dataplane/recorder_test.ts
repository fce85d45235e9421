import { status } from "@grpc/grpc-js";
import { expect, setDefaultTimeout, test } from "bun:test";

import { readRecords } from "../trace/read_records.ts";
import { TestHall, until } from "./_test_hall.ts";

setDefaultTimeout(30_000); // the machine may be busy

/** One slot, and one may wait for it. */
const NARROW = { concurrency: 1, queueLimit: 1 };

function recordsIn({ recorded }: TestHall) {
  return recorded.flatMap(readRecords);
}

test("Recorder tells of each request when it came, waited, ended and how", async () => {
  await using hall = await TestHall.open(1, NARROW, { records: true });
  const [backend] = hall.backends;
  const beganMs = Date.now();
  const held = hall.call("Hold");
  await until("the slot is taken", () => backend?.held() === 1);
  const waits = hall.call("Echo", "", { deadline: Date.now() + 250 });
  await hall.until("one waits", ({ queued }) => queued === 1);
  expect((await hall.call("Echo")).code).toBe(status.RESOURCE_EXHAUSTED);
  expect((await waits).code).toBe(status.DEADLINE_EXCEEDED);
  backend?.release();
  await held;
  await until("all are recorded", () => recordsIn(hall).length === 4);
  const found = recordsIn(hall);
  expect(found.map(({ ending, endServer }) => [ending, endServer])).toEqual([
    ["completed", 1],
    ["rejected", 0],
    ["late", 0],
    ["completed", 1],
  ]);
  const [warm, , late, last] = found;
  expect(late?.timeoutMs).toBeWithin(1, 251);
  expect(late?.waitedMs).toBeGreaterThan(100);
  expect(last?.arrivedMs).toBeGreaterThan(beganMs - 1_000);
  expect(last?.endedMs).toBeGreaterThan((late?.endedMs ?? NaN) - 1);
  expect(new Set(found.map(({ client }) => client)).size).toBe(1);
  expect(warm?.beside).toBe(0);
});

test("Recorder records nothing where nobody asked for it", async () => {
  await using hall = await TestHall.open(1, NARROW);
  const { atMs } = await hall.until("a snapshot", () => true);
  await hall.until("two more", (it) => it.atMs > atMs + 150);
  expect(hall.recorded).toEqual([]);
});
