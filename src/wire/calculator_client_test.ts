import { expect, test } from "bun:test";

import {
  startCalculatorServer,
  type LoanRequest,
} from "../../_tools/testing/calculator_server.ts";
import { InvalidFieldsError } from "../base/errors.ts";
import { CalculatorClient } from "./calculator_client.ts";
import { CallError } from "./call_error.ts";
import type { ClientLogEntry } from "./client_log.ts";

test("CalculatorClient.call() sends by name and reads every kind of output", async () => {
  let seen: LoanRequest | undefined;
  await using server = await startCalculatorServer((request) => {
    seen = request;
    return {
      instalment: "8678.23",
      exact: true,
      schedule: [{ month: "1", balance: "99.50" }, { month: "2" }],
    };
  });
  using client = new CalculatorClient(server.address);
  const [service] = await client.listServices();
  if (!service) throw new Error("No service listed");
  const values = { principal: "100000", method: undefined, rounded: false };

  const answer = await client.call(service, values);

  expect(seen).toEqual({ principal: "100000", rounded: false });
  expect(answer.endpoint).toBe("loan-1");
  expect(answer.outputs).toEqual({
    instalment: "8678.23",
    exact: true,
    schedule: [
      { month: "1", balance: "99.50" },
      { month: "2", balance: "" },
    ],
    note: "",
  });
});

test("CalculatorClient.call() tells which fields were refused", async () => {
  await using server = await startCalculatorServer(() => {
    throw new InvalidFieldsError([
      { field: "principal", code: "required", message: "Give the principal" },
    ]);
  });
  const entries: ClientLogEntry[] = [];
  const log = { record: (entry: ClientLogEntry) => void entries.push(entry) };
  using client = new CalculatorClient(server.address, { log });
  const [service] = await client.listServices();
  if (!service) throw new Error("No service listed");

  const error = await client.call(service, {}).catch((cause) => cause);

  expect(error).toBeInstanceOf(CallError);
  expect(error.status).toBe("INVALID_ARGUMENT");
  expect(error.violations).toEqual([
    { field: "principal", code: "required", message: "Give the principal" },
  ]);
  expect(entries).toMatchObject([
    { service: "loan", status: "INVALID_ARGUMENT", target: server.address },
  ]);
});

test("CalculatorClient.call() ends when it is aborted", async () => {
  await using server = await startCalculatorServer(() => new Promise(() => {}));
  using client = new CalculatorClient(server.address);
  const [service] = await client.listServices();
  if (!service) throw new Error("No service listed");

  const signal = AbortSignal.abort();

  await expect(client.call(service, {}, { signal })).rejects.toMatchObject({
    status: "CANCELLED",
  });
});

test("CalculatorClient.listServices() says UNAVAILABLE when nobody listens", async () => {
  using client = new CalculatorClient("127.0.0.1:1");
  await expect(client.listServices()).rejects.toMatchObject({
    status: "UNAVAILABLE",
  });
});
