import { expect, test } from "bun:test";

import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { eventually } from "../../_tools/testing/eventually.ts";
import { instanceRecord } from "../../_tools/testing/store_samples.ts";
import {
  ConflictError,
  InvalidFieldsError,
  NotFoundError,
  PreconditionError,
  QuotaError,
} from "../base/errors.ts";
import { takePort, testGround, type TestGround } from "./_test_ground.ts";
import { makeFleet } from "./make_fleet.ts";
import { Preparation } from "./preparation.ts";
import { startRates } from "./rates/start_rates.ts";
import { memoryRuntime } from "./runtime/memory.ts";

const ASHA = "asha@example.com";
const BEN = "ben@example.com";
const { settings: SETTINGS } = instanceRecord(1);
const BANK = { name: "bank", settings: SETTINGS };
const { signal } = new AbortController();

function fleetOn(ground: TestGround, maxInstances = 10) {
  const preparation = new Preparation(ground.runtime, { signal });
  const { ports, state, now } = ground;
  const rates = startRates({ choice: { kind: "off" }, state, now, signal });
  const options = { ports, maxInstances, maxEndServers: 20, rates };
  return makeFleet(ground, { ...options, reason: "a test", preparation });
}

test("LiveFleet.deploy() opens the lowest port and keeps the instance", async () => {
  await using ground = await testGround();
  await using fleet = fleetOn(ground);
  const { id, port } = await fleet.deploy(ASHA, BANK);
  expect(port).toBe(ground.ports.first);
  expect(ground.state.instances()).toMatchObject([
    { id, port, tenant: ASHA, name: "bank", desired: 2 },
  ]);
  await eventually(() => fleet.get(ASHA, id ?? "").ready === 2);
});

test("LiveFleet finds nothing of another tenant, and says it as of nothing", async () => {
  await using ground = await testGround();
  await using fleet = fleetOn(ground);
  const { id = "" } = await fleet.deploy(ASHA, BANK);
  const sentences = [id, "0123456789ab"].map((it) => {
    try {
      return fleet.get(BEN, it);
    } catch (error) {
      expect(error).toBeInstanceOf(NotFoundError);
      return String(error);
    }
  });
  expect(sentences[0]).toBe(sentences[1] ?? "");
  expect(fleet.list(BEN)).toEqual([]);
  expect(await rejectionOf(fleet.remove(BEN, id))).toThrow(NotFoundError);
  expect(fleet.list(ASHA)).toHaveLength(1);
});

test("LiveFleet.deploy() refuses one more than a tenant may have", async () => {
  await using ground = await testGround();
  await using fleet = fleetOn(ground, 1);
  await fleet.deploy(ASHA, BANK);
  const more = fleet.deploy(ASHA, { ...BANK, name: "vault" });
  expect(await rejectionOf(more)).toThrow(QuotaError);
  await fleet.deploy(BEN, BANK);
});

test("LiveFleet.deploy() gives the port back when the store refuses", async () => {
  await using ground = await testGround();
  await using fleet = fleetOn(ground);
  await fleet.deploy(ASHA, BANK);
  const error = await fleet.deploy(ASHA, BANK).catch((cause) => cause);
  expect(error).toBeInstanceOf(ConflictError);
  takePort(ground.ports.first + 1)[Symbol.dispose]();
  const { port } = await fleet.deploy(BEN, BANK);
  expect(port).toBe(ground.ports.first + 1);
});

test("LiveFleet.deploy() opens nothing while end servers cannot be started", async () => {
  await using ground = await testGround();
  const prepare = () => Promise.reject(new Error("no image"));
  const runtime = memoryRuntime({ prepare });
  await using fleet = fleetOn({ ...ground, runtime });
  await eventually(() => fleet.about().preparing !== "");
  const deployed = fleet.deploy(ASHA, BANK);
  expect(await rejectionOf(deployed)).toThrow(PreconditionError);
  takePort(ground.ports.first)[Symbol.dispose]();
});

test("LiveFleet.remove() stops the end servers and frees the port", async () => {
  await using ground = await testGround();
  await using fleet = fleetOn(ground);
  const { id = "" } = await fleet.deploy(ASHA, BANK);
  await eventually(() => fleet.get(ASHA, id).ready === 2);
  await fleet.remove(ASHA, id);
  expect(await ground.runtime.list()).toEqual([]);
  expect(ground.state.instances()).toEqual([]);
  takePort(ground.ports.first)[Symbol.dispose]();
  const { port } = await fleet.deploy(ASHA, BANK);
  expect(port).toBe(ground.ports.first);
});

test("LiveFleet.scale() refuses what is outside min and max", async () => {
  await using ground = await testGround();
  await using fleet = fleetOn(ground);
  const { id = "" } = await fleet.deploy(ASHA, BANK);
  for (const count of [1, 11]) {
    const scaled = fleet.scale(ASHA, id, count);
    expect(await rejectionOf(scaled)).toThrow(InvalidFieldsError);
  }
  expect((await fleet.scale(ASHA, id, 3)).desired).toBe(3);
});

test("LiveFleet.update() brings the count within new bounds and keeps it", async () => {
  await using ground = await testGround();
  await using fleet = fleetOn(ground);
  const { id = "" } = await fleet.deploy(ASHA, BANK);
  const settings = { ...SETTINGS, min: 4 };
  expect((await fleet.update(ASHA, id, { settings })).desired).toBe(4);
  expect(ground.state.instances()).toMatchObject([{ settings, desired: 4 }]);
});

const QUOTAS = { perTenant: 6, inAll: 8 };

test("LiveFleet.deploy() refuses minimums that a tenant's quota does not cover", async () => {
  await using ground = await testGround(QUOTAS);
  await using fleet = fleetOn(ground);
  const four = { ...BANK, settings: { ...SETTINGS, min: 4 } };
  await fleet.deploy(ASHA, four);
  const more = await rejectionOf(fleet.deploy(ASHA, { ...four, name: "two" }));
  expect(more).toThrow(QuotaError);
  expect(more).toThrow("a tenant may have 6 end servers");
  expect(fleet.about(ASHA).endServers).toBe(4);
  expect(fleet.about(BEN).endServers).toBe(0);
  await fleet.deploy(BEN, four);
});

test("LiveFleet.deploy() of two at once promises nobody what the other has", async () => {
  await using ground = await testGround(QUOTAS);
  await using fleet = fleetOn(ground);
  const settings = { ...SETTINGS, min: 4 };
  const both = ["a", "b"].map((name) => fleet.deploy(ASHA, { name, settings }));
  const outcomes = await Promise.allSettled(both);
  const refused = outcomes.filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(1);
  expect(fleet.list(ASHA)).toHaveLength(1);
});

test("LiveFleet.scale() and update() keep to what others of the tenant have", async () => {
  await using ground = await testGround(QUOTAS);
  await using fleet = fleetOn(ground);
  const { id = "" } = await fleet.deploy(ASHA, BANK);
  await fleet.deploy(ASHA, { ...BANK, name: "vault" });
  const five = await rejectionOf(fleet.scale(ASHA, id, 5));
  expect(five).toThrow(QuotaError);
  expect(five).toThrow("your other instances have 2 of them; ask for 4");
  expect((await fleet.scale(ASHA, id, 4)).desired).toBe(4);
  const settings = { ...SETTINGS, min: 5 };
  const raised = await rejectionOf(fleet.update(ASHA, id, { settings }));
  expect(raised).toThrow(QuotaError);
});

test("LiveFleet.remove() gives back what the instance had of the quota", async () => {
  await using ground = await testGround(QUOTAS);
  await using fleet = fleetOn(ground);
  const settings = { ...SETTINGS, min: 6 };
  const { id = "" } = await fleet.deploy(ASHA, { ...BANK, settings });
  await fleet.remove(ASHA, id);
  expect(fleet.about(ASHA).endServers).toBe(0);
  await fleet.deploy(ASHA, { ...BANK, settings });
});
