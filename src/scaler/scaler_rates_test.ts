import { expect, test } from "bun:test";

import { status } from "@grpc/grpc-js";

import type { DeployedInstance } from "../../_tools/testing/deployed_instance.ts";
import { eventually } from "../../_tools/testing/eventually.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { errorOf } from "../../_tools/testing/rejection_of.ts";
import { ratesFile } from "../../_tools/testing/rates_file.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import { ControlClient } from "../wire/control.ts";
import { controlKeyOf } from "../wire/control_key.ts";
import { PortalClient } from "../wire/portal_client.ts";
import { sealRates } from "../wire/sealed_rates.ts";

const MONDAY = Date.parse("2026-11-23T15:10:00Z");
const SETTINGS = { services: ["currency"], min: 2, max: 2 };

/** What the ECB's server would answer with, once it may. */
function ecb(date: string, may: Promise<void> = Promise.resolve()) {
  const headers = { "content-type": "text/xml" };
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    async fetch() {
      await may;
      return new Response(ratesFile({ date }), { headers });
    },
  });
  const url = `http://127.0.0.1:${server.port}/`;
  return { url, [Symbol.dispose]: () => void server.stop(true) };
}

async function rateDates({ address }: DeployedInstance): Promise<string[]> {
  using client = new CalculatorClient(address);
  const [service] = await client.listServices();
  if (!service) throw new Error("No service listed");
  const asked = Array.from({ length: 8 }, () =>
    client.call(service, { amount: "1" }),
  );
  const answers = await Promise.all(asked);
  return [...new Set(answers.map(({ outputs }) => String(outputs.rate_date)))];
}

test("every end server answers with the table that was fetched, from its first answer on", async () => {
  using source = ecb("2026-11-23");
  const rates = { kind: "on", url: source.url } as const;
  await using scaler = await RealScaler.start({ rates, now: () => MONDAY });
  using client = new PortalClient(scaler.address);
  await eventually(async () => {
    const about = await client.getScaler();
    return about.rates?.state === "current";
  });
  const instance = await scaler.deploy(SETTINGS);
  expect(await rateDates(instance)).toEqual(["2026-11-23"]);
});

test("no start waits for the rates, and end servers that run are given them", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  using source = ecb("2026-11-20", promise);
  const rates = { kind: "on", url: source.url } as const;
  await using scaler = await RealScaler.start({ rates, now: () => MONDAY });
  const instance = await scaler.deploy(SETTINGS);
  expect(await rateDates(instance)).toEqual(["2026-03-13"]);
  resolve();
  await eventually(async () => {
    const dates = await rateDates(instance);
    return dates.length === 1 && dates[0] === "2026-11-20";
  });
});

test("a scaler that starts again has the rates it had", async () => {
  using source = ecb("2026-11-23");
  const rates = { kind: "on", url: source.url } as const;
  await using scaler = await RealScaler.start({ rates, now: () => MONDAY });
  using client = new PortalClient(scaler.address);
  const date = async () => (await client.getScaler()).rates?.date;
  await eventually(async () => (await date()) === "2026-11-23");
  await scaler.stop();
  source[Symbol.dispose]();
  await scaler.start();
  expect(await date()).toBe("2026-11-23");
  const instance = await scaler.deploy(SETTINGS);
  expect(await rateDates(instance)).toEqual(["2026-11-23"]);
});

test("the control service cannot be reached through an instance's port", async () => {
  await using scaler = await RealScaler.start();
  const instance = await scaler.deploy(SETTINGS);
  const table = { date: "2026-11-23", source: "me", perEuro: { USD: "1" } };
  const sealed = sealRates(table, controlKeyOf("01".repeat(32)));
  using control = new ControlClient(instance.address);
  const refused = await errorOf(control.setRates(sealed, {}));
  expect(refused).toMatchObject({ code: status.UNIMPLEMENTED });
  expect(await rateDates(instance)).toEqual(["2026-03-13"]);
});

test("an instance serves with the rates that ship where none can be fetched", async () => {
  const rates = { kind: "on", url: "http://127.0.0.1:1/" } as const;
  await using scaler = await RealScaler.start({ rates, now: () => MONDAY });
  const instance = await scaler.deploy(SETTINGS);
  expect(await rateDates(instance)).toEqual(["2026-03-13"]);
  using client = new PortalClient(scaler.address);
  const about = await eventually(async () => {
    const { rates: told } = await client.getScaler();
    return told?.state === "failing" && told;
  });
  expect(about).toMatchObject({
    date: "2026-03-13",
    source: "ECB statistics",
    ageDays: 255,
    stale: true,
    fetchedAtMs: 0,
    lastAttemptAtMs: MONDAY,
  });
  expect(about.lastError).toMatch(/^Cannot fetch exchange rates from 127/);
  expect(about.nextAttemptAtMs).toBeGreaterThan(MONDAY);
});
