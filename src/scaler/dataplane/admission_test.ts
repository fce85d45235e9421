import { status } from "@grpc/grpc-js";
import { expect, test } from "bun:test";

import { eventually } from "../../../_tools/testing/eventually.ts";
import { TestHall, until, type Called } from "./_test_hall.ts";

/** A connection takes a hundred at once. */
const CONNECTIONS = 5;
const LONG = CONNECTIONS * 80;
const WORK = "5";
const HOUR = 3_600_000;

/** One at a time, 5 ms each, and a line that takes two seconds. */
async function longLine() {
  const hall = await TestHall.open(1, { concurrency: 1 });
  const ended: number[] = [];
  const deadline = Date.now() + HOUR;
  const clients = Array.from({ length: CONNECTIONS }, () => hall.newClient());
  const calls = Array.from({ length: LONG }, async (_, i) => {
    const client = clients[i % CONNECTIONS];
    const called = await hall.call("Sleep", WORK, { deadline }, client);
    ended.push(i);
    return called;
  });
  await hall.until("the line has moved for a while", (it) => {
    return it.completed > 120;
  });
  return {
    hall,
    calls,
    ended,
    async [Symbol.asyncDispose]() {
      for (const client of clients) client.close();
      await hall[Symbol.asyncDispose]();
    },
  };
}

function hurried(hall: TestHall, ms: number, count: number): Promise<Called>[] {
  const deadline = Date.now() + ms;
  return Array.from({ length: count }, () =>
    hall.call("Sleep", WORK, { deadline }),
  );
}

test("A call that would wait in vain is refused at once, with a time to come back, and the others are served in order", async () => {
  await using line = await longLine();
  const { hall, calls, ended } = line;
  const refused = await Promise.all(hurried(hall, 600, 20));
  for (const { code, details, trailer } of refused) {
    expect(code).toBe(status.RESOURCE_EXHAUSTED);
    expect(details).toMatch(
      /^Cannot answer in time: \d+ others wait and it would take about [\d.]+ m?s, longer than the \d+ ms left; try again in [\d.]+ m?s or allow more time$/,
    );
    const [pushback] = trailer.get("grpc-retry-pushback-ms");
    expect(Number(pushback)).toBeWithin(100, 5_000);
  }
  // Nobody waited for that: those before them still do.
  const { queued } = await hall.until("they are counted", (it) => {
    return it.hopeless === 20;
  });
  expect(queued).toBeGreaterThan(20);
  const codes = (await Promise.all(calls)).map(({ code }) => code);
  expect(codes).toEqual(Array.from({ length: LONG }, () => 0));
  const ofOneConnection = ended.filter((i) => i % CONNECTIONS === 0);
  expect(ofOneConnection).toEqual(ofOneConnection.toSorted((a, b) => a - b));
  const { rejected, failed } = hall.last ?? {};
  expect({ rejected, failed }).toEqual({ rejected: 20, failed: 0 });
});

test("A call with enough time, or with none said, is served behind a long line; once that is gone, those in a hurry are too", async () => {
  await using line = await longLine();
  const { hall } = line;
  const patient = [...hurried(hall, HOUR, 5), hall.call("Sleep", WORK)];
  const [refused] = await Promise.all(hurried(hall, 600, 1));
  expect(refused?.code).toBe(status.RESOURCE_EXHAUSTED);
  const codes = (await Promise.all(patient)).map(({ code }) => code);
  expect(codes).toEqual([0, 0, 0, 0, 0, 0]);
  await Promise.all(line.calls);
  for (let i = 0; i < 5; i++) {
    const [called] = await Promise.all(hurried(hall, 2_000, 1));
    expect(called?.code).toBe(0);
  }
  await hall.until("one was refused", (it) => it.hopeless === 1);
});

test("Who finds the line full is told when an end server that is starting will serve", async () => {
  const settings = { concurrency: 1, queueLimit: 1 };
  await using hall = await TestHall.open(1, settings);
  const [backend] = hall.backends;
  const calls = [hall.call("Hold", "1"), hall.call("Hold", "2")];
  await hall.until("one waits", (it) => it.queued === 1);
  const outlook = { starting: 1, startingMs: 9_000, nextMs: 30_000 };
  hall.plane.setOutlook("test", outlook);
  // Before the worker has heard of it, it goes by how long the first waits.
  const { details } = await eventually(async () => {
    const refused = await hall.call("Echo");
    const [pushback] = refused.trailer.get("grpc-retry-pushback-ms");
    expect(refused.code).toBe(status.RESOURCE_EXHAUSTED);
    return Number(pushback) > 5_000 && refused;
  });
  expect(details).toMatch(
    /^Cannot take the request: 1 other waits already; try again in [5-9](\.\d)? s or raise the queue limit$/,
  );
  for (const each of calls) {
    await until("it is held", () => backend?.held() === 1);
    backend?.release();
    await each;
  }
});
