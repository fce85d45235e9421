import { expect, test } from "bun:test";

import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { instanceRecord } from "../../_tools/testing/store_samples.ts";
import { QuotaError } from "../base/errors.ts";
import { takePort, testGround, type TestGround } from "./_test_ground.ts";
import { makeInstance } from "./make_instance.ts";
import { openOnFreePort } from "./open_on_free_port.ts";
import type { InstanceRecord } from "./store/types.ts";

const { id: _id, port: _port, ...MADE } = instanceRecord(1);

/** How instances on that ground are opened. */
function opening(ground: TestGround, taken = new Set<number>()) {
  const { hosts, ports } = ground;
  const open = async (record: InstanceRecord) => {
    const instance = makeInstance(record, ground);
    await instance.open({ hosts, port: record.port });
    return instance;
  };
  return { ports, taken, open };
}

test("openOnFreePort() passes over a port that another program has", async () => {
  await using ground = await testGround();
  const { first } = ground.ports;
  using _ = takePort(first);
  const options = opening(ground);
  await using instance = await openOnFreePort(MADE, options);
  expect(instance.record.port).toBe(first + 1);
  expect(instance.record.id).toMatch(/^[0-9a-f]{12}$/);
  expect([...options.taken]).toEqual([first + 1]);
});

test("openOnFreePort() gives two at once two ports", async () => {
  await using ground = await testGround();
  const { first } = ground.ports;
  const options = opening(ground);
  const [one, other] = await Promise.all([
    openOnFreePort(MADE, options),
    openOnFreePort(MADE, options),
  ]);
  expect(one.record.port).toBe(first);
  expect(other.record.port).toBe(first + 1);
});

test("openOnFreePort() says which range is full", async () => {
  await using ground = await testGround();
  const { first } = ground.ports;
  using _ = takePort(first);
  const ports = { first, last: first + 1 };
  const options = { ...opening(ground, new Set([first + 1])), ports };
  const opened = openOnFreePort(MADE, options);
  expect(await rejectionOf(opened)).toThrow(QuotaError);
  expect(await rejectionOf(opened)).toThrow(
    `no port between ${first} and ${first + 1} is free`,
  );
  expect([...options.taken]).toEqual([first + 1]);
});
