import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { instanceRecord } from "../../_tools/testing/store_samples.ts";
import type { LogLine } from "../wire/messages.ts";
import { snapshotAt } from "./_snapshots.ts";
import { testGround, type TestGround } from "./_test_ground.ts";
import { makeInstance } from "./make_instance.ts";
import { tailLogs } from "./tail_logs.ts";

const { settings, ...MADE } = instanceRecord(1, { desired: 1 });
const RECORD = { ...MADE, settings: { ...settings, min: 1 } };
const FIRST = `${RECORD.id}-1`;
const SECOND = `${RECORD.id}-2`;

/** An instance whose one end server is ready and has printed two lines. */
async function printing(ground: TestGround) {
  ground.state.addInstance(RECORD, 10);
  const instance = makeInstance(RECORD, ground);
  await instance.open({ hosts: ground.hosts, port: ground.ports.first });
  instance.begin([]);
  await eventually(() => instance.message.ready === 1);
  ground.runtime.print(FIRST, "one");
  ground.runtime.print(FIRST, "two");
  return instance;
}

const PAST = {
  endServer: "",
  lines: 100,
  follow: false,
  signal: new AbortController().signal,
};

function words(lines: readonly LogLine[]): string[] {
  return lines.map(({ source, text }) => `${source}: ${text}`);
}

test("tailLogs() gives past lines of the instance and its end servers, and ends", async () => {
  await using ground = await testGround();
  await using instance = await printing(ground);
  const lines = await Array.fromAsync(tailLogs(instance, ground.runtime, PAST));
  expect(words(lines)).toEqual([
    `instance: End server ${FIRST} is ready`,
    `${FIRST}: one`,
    `${FIRST}: two`,
  ]);
});

test("tailLogs() gives one end server's newest lines when it is named", async () => {
  await using ground = await testGround();
  await using instance = await printing(ground);
  const options = { ...PAST, endServer: FIRST, lines: 1 };
  const tail = tailLogs(instance, ground.runtime, options);
  expect(words(await Array.fromAsync(tail))).toEqual([`${FIRST}: two`]);
});

test("tailLogs() gives requests only to those who ask for them", async () => {
  await using ground = await testGround();
  await using instance = await printing(ground);
  instance.ledger.seen(snapshotAt(1, { access: ["{}"] }));
  const options = { ...PAST, endServer: "requests" };
  const tail = tailLogs(instance, ground.runtime, options);
  expect(words(await Array.fromAsync(tail))).toEqual(["requests: {}"]);
  const all = await Array.fromAsync(tailLogs(instance, ground.runtime, PAST));
  expect(words(all)).not.toContain("requests: {}");
});

test("tailLogs() follows end servers that join later, until it is aborted", async () => {
  await using ground = await testGround();
  await using instance = await printing(ground);
  const stop = new AbortController();
  const options = { ...PAST, follow: true, signal: stop.signal };
  const lines: LogLine[] = [];
  const followed = (async () => {
    const tail = tailLogs(instance, ground.runtime, options);
    for await (const line of tail) lines.push(line);
  })();
  instance.scale(2);
  await eventually(() => instance.message.ready === 2);
  ground.runtime.print(SECOND, "three");
  await eventually(() => words(lines).includes(`${SECOND}: three`));
  stop.abort();
  await followed;
});
