import { expect, test } from "bun:test";

import { status as Code } from "@grpc/grpc-js";

import { errorOf } from "../../_tools/testing/rejection_of.ts";
import { SEED_RATES, type RatesTable } from "../finance/mod.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import { ControlClient } from "../wire/control.ts";
import { controlKeyOf, readPublicKey } from "../wire/control_key.ts";
import { sealRates } from "../wire/sealed_rates.ts";
import { startEndServer } from "./server.ts";

const key = controlKeyOf("01".repeat(32));
const another = controlKeyOf("02".repeat(32));
const NOW = Date.parse("2026-11-23T06:00:00Z");
const NEWER: RatesTable = {
  date: "2026-11-20",
  source: "ECB statistics",
  perEuro: { ...SEED_RATES.perEuro, USD: "1.25", INR: "100" },
  fetchedAtMs: Date.parse("2026-11-20T15:06:00Z"),
};

/** An end server with a control port, and its scaler's client of that. */
async function start() {
  const server = await startEndServer({
    services: ["currency", "echo"],
    sleepMs: 0,
    cpuMs: 0,
    host: "127.0.0.1",
    port: 0,
    control: { key: readPublicKey(key.publicKey), port: 0 },
    now: () => NOW,
  });
  const control = new ControlClient(`127.0.0.1:${server.controlPort}`);
  return {
    server,
    control,
    async convert() {
      using client = new CalculatorClient(`127.0.0.1:${server.port}`);
      const services = await client.listServices();
      const service = services.find(({ id }) => id === "currency");
      if (!service) throw new Error("No currency in the catalogue");
      return (await client.call(service, { amount: "1000" })).outputs;
    },
    [Symbol.dispose]() {
      control[Symbol.dispose]();
      server[Symbol.dispose]();
    },
  };
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : error;
}

test("SetRates makes an end server answer with the table's rates", async () => {
  using running = await start();
  expect((await running.convert()).rate_date).toBe("2026-03-13");
  expect(await running.control.setRates(sealRates(NEWER, key), {})).toBe(
    "2026-11-20",
  );
  expect(await running.convert()).toMatchObject({
    converted: "12.50",
    rate_date: "2026-11-20",
    stale: false,
    fetched: "2026-11-20 15:06:00 UTC",
    warning: "",
  });
});

test("SetRates refuses what its scaler did not sign", async () => {
  using running = await start();
  const forged = running.control.setRates(sealRates(NEWER, another), {});
  expect(codeOf(await errorOf(forged))).toBe(Code.UNAUTHENTICATED);
  expect((await running.convert()).rate_date).toBe("2026-03-13");
});

test("SetRates refuses rates older than those in force", async () => {
  using running = await start();
  const older = { ...NEWER, date: "2026-03-12" };
  const late = running.control.setRates(sealRates(older, key), {});
  expect(codeOf(await errorOf(late))).toBe(Code.FAILED_PRECONDITION);
});

test("SetRates refuses a signed table nobody could calculate with", async () => {
  using running = await start();
  const zero = { ...NEWER, perEuro: { USD: "0" } };
  const bad = running.control.setRates(sealRates(zero, key), {});
  expect(codeOf(await errorOf(bad))).toBe(Code.INVALID_ARGUMENT);
});

test("SetRates refuses a message without end", async () => {
  using running = await start();
  const table = Buffer.alloc(100_000);
  const huge = running.control.setRates({ table, signature: table }, {});
  expect(codeOf(await errorOf(huge))).toBe(Code.RESOURCE_EXHAUSTED);
});

test("neither port serves what the other does", async () => {
  using running = await start();
  const { port, controlPort } = running.server;
  using wrong = new ControlClient(`127.0.0.1:${port}`);
  const set = wrong.setRates(sealRates(NEWER, key), {});
  expect(codeOf(await errorOf(set))).toBe(Code.UNIMPLEMENTED);
  using client = new CalculatorClient(`127.0.0.1:${controlPort}`);
  expect(codeOf(await errorOf(client.listServices()))).toBe(Code.UNIMPLEMENTED);
});

test("there is no control port without the key of a scaler", async () => {
  using server = await startEndServer({
    services: ["echo"],
    sleepMs: 0,
    cpuMs: 0,
    host: "127.0.0.1",
    port: 0,
    now: () => NOW,
  });
  expect(server.controlPort).toBeUndefined();
});
