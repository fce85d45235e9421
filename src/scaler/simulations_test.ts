import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { instanceRecord } from "../../_tools/testing/store_samples.ts";
import { BusyError } from "../base/errors.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import { testFleet } from "./_test_fleet.ts";
import { testGround } from "./_test_ground.ts";
import type { LiveFleet } from "./fleet.ts";

const ASHA = "asha@example.com";
const { settings: SETTINGS } = instanceRecord(1);
const BANK = { name: "bank", settings: SETTINGS };
const CALLS = 60;
const { signal } = new AbortController();
const ASKED = { lastMs: 60_000, alternatives: [], signal };

async function calledInstance(fleet: LiveFleet) {
  const { id = "", port } = await fleet.deploy(ASHA, BANK);
  await eventually(() => fleet.get(ASHA, id).ready === 2);
  using client = new CalculatorClient(`127.0.0.1:${port}`);
  const all = Array.from({ length: CALLS }, () => client.listServices());
  await Promise.all(all);
  const completed = () => fleet.view(ASHA, id).load?.completed;
  await eventually(() => completed() === CALLS);
  return id;
}

test("Simulations play what an instance was sent, as it is set and otherwise", async () => {
  await using ground = await testGround();
  await using fleet = testFleet(ground);
  const id = await calledInstance(fleet);
  const alternatives = [{ ...SETTINGS, min: 4, max: 4 }];
  const asked = { ...ASKED, alternatives };
  const told = await Array.fromAsync(fleet.simulate(ASHA, id, asked));
  const { done, simulation } = told.at(-1) ?? {};
  expect(done).toBe(1);
  expect(simulation?.observed?.arrived).toBe(CALLS);
  expect(simulation?.plays).toMatchObject([
    { arrived: CALLS, settings: { min: SETTINGS.min } },
    { arrived: CALLS, settings: { min: 4 }, mostEndServers: 4 },
  ]);
  expect(simulation?.plays?.[0]?.points).toHaveLength(300);
  expect(simulation?.startMs).toBeLessThan(15_000);
  expect(simulation?.best).toBe(0);
});

test("Simulations are one at a time for a tenant, and end when nobody listens", async () => {
  await using ground = await testGround();
  await using fleet = testFleet(ground);
  const { id = "" } = await fleet.deploy(ASHA, BANK);
  const first = fleet.simulate(ASHA, id, ASKED)[Symbol.asyncIterator]();
  await first.next();
  const second = Array.fromAsync(fleet.simulate(ASHA, id, ASKED));
  expect(await rejectionOf(second)).toThrow(BusyError);
  await first.return?.();
  const third = await Array.fromAsync(fleet.simulate(ASHA, id, ASKED));
  expect(third.at(-1)?.simulation?.why).toContain("no requests");
});

test("Simulations play what was recorded before the scaler was started again", async () => {
  await using scaler = await RealScaler.start();
  const instance = await scaler.deploy({ services: ["echo"] });
  const { client, id, address } = instance;
  const call = async () => {
    using calculator = new CalculatorClient(address);
    for (let n = 0; n < 20; n++) await calculator.listServices();
  };
  await call();
  await scaler.stop();
  await scaler.start();
  await instance.ready();
  await call();
  await instance.until(({ load }) => load?.completed === 20);
  const told = await Array.fromAsync(client.simulate({ id }));
  expect(told.at(-1)?.simulation?.observed?.arrived).toBe(40);
});
