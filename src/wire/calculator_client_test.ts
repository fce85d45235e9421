import { expect, test } from "bun:test";

import { errorOf } from "../../_tools/testing/rejection_of.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { CalculatorClient } from "./calculator_client.ts";
import { CallError } from "./call_error.ts";
import type { ClientLogEntry } from "./client_log.ts";
import type { ServiceOutput } from "./messages.ts";

const LOAN = { principal: "100000", rate_percent: "12", tenure_months: "2" };

/** The service of that name, as the catalogue tells of it. */
async function find(
  client: CalculatorClient,
  name: string,
): Promise<ServiceOutput> {
  const service = (await client.listServices()).find(({ id }) => id === name);
  if (service) return service;
  throw new Error(`No service "${name}" is listed`);
}

test("CalculatorClient.call() sends by name and reads text and tables", async () => {
  await using scaler = await RealScaler.start();
  const { address } = await scaler.deploy({ services: ["loan_emi"] });
  using client = new CalculatorClient(address);

  const answer = await client.call(await find(client, "loan_emi"), LOAN);

  expect(answer.endpoint).toMatch(/^[0-9a-f]{12}-[12]$/);
  expect(answer.outputs).toMatchObject({
    instalment: "50751.24",
    months: "2",
    schedule: [
      { month: "1", interest: "1000.00", balance: "50248.76" },
      { month: "2", interest: "502.49", balance: "0.00" },
    ],
  });
});

test("CalculatorClient.call() sends flags, reads them, and leaves out what is undefined", async () => {
  await using scaler = await RealScaler.start();
  const services = ["income_tax", "currency"];
  const { address } = await scaler.deploy({ services });
  using client = new CalculatorClient(address);
  const tax = await find(client, "income_tax");
  const taxOf = async (resident: boolean | undefined) => {
    const values = { gross_income: "1200000", resident };
    return (await client.call(tax, values)).outputs.payable;
  };
  expect(await taxOf(undefined)).toBe("0.00");
  expect(await taxOf(true)).toBe("0.00");
  expect(await taxOf(false)).toBe("62400.00");
  const currency = await find(client, "currency");
  const { outputs } = await client.call(currency, { amount: "1" });
  expect(outputs.stale).toBeBoolean();
});

test("CalculatorClient.call() tells which fields were refused", async () => {
  await using scaler = await RealScaler.start();
  const { address } = await scaler.deploy({ services: ["loan_emi"] });
  const entries: ClientLogEntry[] = [];
  const log = { record: (entry: ClientLogEntry) => void entries.push(entry) };
  using client = new CalculatorClient(address, { log });
  const service = await find(client, "loan_emi");

  const { principal: _, ...values } = LOAN;
  const error = await client.call(service, values).catch((cause) => cause);

  expect(error).toBeInstanceOf(CallError);
  expect(error.status).toBe("INVALID_ARGUMENT");
  expect(error.violations).toMatchObject([
    { field: "principal", code: "required" },
  ]);
  expect(entries).toMatchObject([
    { service: "loan_emi", status: "INVALID_ARGUMENT", target: address },
  ]);
});

test("CalculatorClient.call() ends when it is aborted, and so does the call behind", async () => {
  await using scaler = await RealScaler.start();
  const settings = { services: ["echo"], sleepMs: 60_000 };
  const instance = await scaler.deploy(settings);
  using client = new CalculatorClient(instance.address);
  const service = await find(client, "echo");
  const stop = new AbortController();
  const { signal } = stop;
  const call = client.call(service, { text: "hello" }, { signal });
  const status = call.then(
    () => "OK",
    ({ status }: CallError) => status,
  );
  await instance.until(({ load }) => load?.inFlight === 1);
  stop.abort();
  expect(await status).toBe("CANCELLED");
  await instance.until(({ load }) => load?.inFlight === 0);
});

test("CalculatorClient.listServices() says UNAVAILABLE when nobody listens", async () => {
  using client = new CalculatorClient("127.0.0.1:1");
  expect(await errorOf(client.listServices())).toMatchObject({
    status: "UNAVAILABLE",
  });
});
