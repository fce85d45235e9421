import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { instanceRecord } from "../../_tools/testing/store_samples.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import { testGround, type TestGround } from "./_test_ground.ts";
import type { LiveFleet } from "./fleet.ts";
import { makeFleet } from "./make_fleet.ts";
import { Preparation } from "./preparation.ts";
import { startRates } from "./rates/start_rates.ts";
import { DEFAULT_CAPS } from "./scaler_options.ts";
import { makeSupply } from "./supply/supply.ts";

const ASHA = "asha@example.com";
const { settings: SETTINGS } = instanceRecord(1);
const SLEEPING = { ...SETTINGS, services: ["echo"], sleepMs: 1_500 };
const CALLS = 60;
const { signal } = new AbortController();

function fleetOn(ground: TestGround): LiveFleet {
  const preparation = new Preparation(ground.runtime, { signal });
  const { ports, state, now } = ground;
  const rates = startRates({ choice: { kind: "off" }, state, now, signal });
  const limits = { maxInstances: 10, maxEndServers: 20 };
  const options = { ports, ...limits, rates, reason: "a test", preparation };
  return makeFleet(ground, options);
}

interface Overload extends AsyncDisposable {
  readonly id: string;
}

/** An instance that is asked for more than two end servers can do. */
async function overload(fleet: LiveFleet): Promise<Overload> {
  const { id = "", port } = await fleet.deploy(ASHA, {
    name: "bank",
    settings: SLEEPING,
  });
  await eventually(() => fleet.get(ASHA, id).ready === 2);
  const client = new CalculatorClient(`127.0.0.1:${port}`);
  const [echo] = await client.listServices();
  if (!echo) throw new Error("No service");
  const call = () => client.call(echo, { text: "a" });
  const calls = Promise.all(Array.from({ length: CALLS }, call));
  return {
    id,
    [Symbol.asyncDispose]: async () => {
      await calls;
      client[Symbol.dispose]();
    },
  };
}

/** The first clamp of that name in the ledger, once there is one. */
async function clampOf(fleet: LiveFleet, id: string, name: string) {
  const find = () => {
    const query = { limit: 200, changesOnly: false };
    const clamps = fleet.decisions(ASHA, id, query).flatMap((it) => it.clamps);
    return clamps.find((it) => it.name === name);
  };
  await eventually(() => find() !== undefined, { ms: 10_000 });
  return find();
}

test("a quota stands in the ledger, and no more end servers run", async () => {
  await using ground = await testGround({ ...DEFAULT_CAPS, perTenant: 3 });
  await using fleet = fleetOn(ground);
  await using instance = await overload(fleet);
  expect(await clampOf(fleet, instance.id, "quota")).toMatchObject({
    to: 3,
    reason:
      "a tenant may have 3 end servers in all, and 3 of them fall to this instance for now",
  });
  expect(fleet.get(ASHA, instance.id).desired).toBeLessThanOrEqual(3);
});

test("a host without room stands in the ledger, and no more end servers run", async () => {
  await using ground = await testGround();
  const clock = { ms: 0 };
  const read = () => {
    const idle = { cores: 2, totalMs: 2 * clock.ms, idleMs: 2 * clock.ms };
    return { ...idle, freeBytes: 100 * 1024 * 1024 };
  };
  const now = () => (clock.ms += 5_000); // every look is five seconds later
  const room = { caps: DEFAULT_CAPS, headroomShare: 1, isOurGroup: false };
  const stop = new AbortController();
  const supply = makeSupply({ ...room, signal: stop.signal, read, now });
  await using fleet = fleetOn({ ...ground, supply });
  await using instance = await overload(fleet);
  expect(await clampOf(fleet, instance.id, "host_headroom")).toMatchObject({
    to: 2,
    reason:
      "only 100 MiB of the host's memory are free, and each end server may use 256 MiB",
  });
  expect(fleet.get(ASHA, instance.id).desired).toBe(2);
  stop.abort();
});
