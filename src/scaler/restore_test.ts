import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { instanceRecord } from "../../_tools/testing/store_samples.ts";
import { every } from "../base/every.ts";
import { takePort, testGround, type TestGround } from "./_test_ground.ts";
import { specOf } from "./instance_settings.ts";
import { makeInstance } from "./make_instance.ts";
import { restore } from "./restore.ts";

/** An instance of a former scaler, on the first port of the ground. */
function former(ground: TestGround) {
  const { first: port } = ground.ports;
  const { hosts } = ground;
  const record = instanceRecord(1, { port });
  ground.state.addInstance(record, 10);
  const instance = makeInstance(record, ground);
  const open = () => instance.open({ hosts, port });
  const { signal } = new AbortController();
  return { record, instance, options: { open, left: [], retryMs: 10, signal } };
}

/** Others that try as often as an instance does have tried so many times. */
async function ticks(count: number, ms: number): Promise<void> {
  const over = new AbortController();
  let ticked = 0;
  every(ms, () => void ticked++, over);
  await eventually(() => ticked >= count);
  over.abort();
}

test("restore() opens the port and brings up as many end servers as there were", async () => {
  await using ground = await testGround();
  const { instance, options } = former(ground);
  await using _ = instance;
  await restore(instance, options);
  await eventually(() => instance.message.ready === 2);
  expect(instance.message).toMatchObject({ state: "serving", notice: "" });
});

test("restore() takes on the end servers that are left", async () => {
  await using ground = await testGround();
  const { record, instance, options } = former(ground);
  await using _ = instance;
  const name = `${record.id}-2`;
  const { publicKey: controlKey } = ground.delivery;
  const left = [
    await ground.runtime.start(specOf(name, record, { controlKey })),
  ];
  await restore(instance, { ...options, left });
  await eventually(() => instance.message.ready === 2);
  const started = ground.runtime.started.map((it) => it.name);
  expect(started).toEqual([name, `${record.id}-1`]);
});

test("restore() says that the port is taken, and takes it when it is free", async () => {
  await using ground = await testGround();
  const { first } = ground.ports;
  const other = takePort(first);
  const { instance, options } = former(ground);
  await using _ = instance;
  await restore(instance, options);
  expect(instance.message.notice).toStartWith(
    `Port ${first} is taken by another program; `,
  );
  await eventually(() => instance.message.ready === 2);
  other[Symbol.dispose]();
  await eventually(() => instance.message.notice === "");
  expect(() => takePort(first)).toThrow();
});

test("restore() tries no more to open the port of an instance that was removed", async () => {
  await using ground = await testGround();
  const { first } = ground.ports;
  using _ = takePort(first);
  const { instance, options } = former(ground);
  let attempts = 0;
  const open = () => {
    attempts++;
    return options.open();
  };
  await restore(instance, { ...options, open });
  await instance.close({ graceMs: 0 });
  const before = attempts;
  await ticks(10, options.retryMs);
  expect(attempts).toBe(before);
});
