import { expect, test } from "bun:test";

import { service as healthService } from "grpc-health-check";

import { errorOf, rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import { streamed, unary } from "../wire/unary.ts";
import { startTestServer, type TestServer } from "./_test_server.ts";
import { compatDefinition } from "./compat.ts";
import { financeDefinition } from "./definitions.ts";
import { startEndServer } from "./server.ts";

const HOUR_MS = 3_600_000;

const { Calculate: echoCall } = financeDefinition("echo");
const { Calculate: loanCall } = financeDefinition("loan_emi");
const { RelayClientMessage: compatCall } = compatDefinition();
const { Check: check, Watch: watch } = healthService;
if (!echoCall || !loanCall || !compatCall || !check || !watch) {
  throw new Error("A definition lacks its method");
}

/** What a failed call is told apart by. */
function codeOf(error: object): unknown {
  return "code" in error ? error.code : error;
}

/** One call by service id, its values by field name. */
async function ask(
  { address }: TestServer,
  id: string,
  values: Readonly<Record<string, string>>,
) {
  using client = new CalculatorClient(address);
  const service = (await client.listServices()).find((it) => it.id === id);
  if (!service) throw new Error(`"${id}" is not in the catalogue`);
  return (await client.call(service, values)).outputs;
}

const LOAN = {
  principal: "1000000",
  rate_percent: "8.5",
  tenure_months: "240",
};

test.each([
  ["echo", { text: "hello" }, { text: "hello" }],
  ["loan_emi", LOAN, { instalment: "8678.23" }],
  [
    "simple_interest",
    { principal: "1000", rate_percent: "5", tenure: "2" },
    { interest: "100.00", total: "1100.00" },
  ],
  ["income_tax", { gross_income: "1210000" }, { payable: "10400.00" }],
  [
    "fixed_deposit",
    { principal: "100000", rate_percent: "10", years: "1" },
    { maturity_amount: "110381.29" },
  ],
  [
    "currency",
    { amount: "99.5", from: "INR", to: "INR" },
    { converted: "99.50" },
  ],
])("startEndServer() serves %s", async (id, values, expected) => {
  using running = await startTestServer();
  expect(await ask(running, id, values)).toMatchObject(expected);
});

test("startEndServer() answers UNIMPLEMENTED for what is not deployed", async () => {
  using running = await startTestServer({ services: ["echo"] });
  const answer = unary(running.client, loanCall, LOAN);
  expect(await errorOf(answer)).toMatchObject({
    code: 12,
    details: expect.stringContaining("tellerline.finance.v1.LoanEmi/Calculate"),
  });
});

test("startEndServer() lists the deployed services in the catalogue, by id", async () => {
  using running = await startTestServer({ services: ["loan_emi", "currency"] });
  using client = new CalculatorClient(running.address);
  const services = await client.listServices();
  expect(services.map(({ id, method }) => [id, method])).toEqual([
    ["currency", "/tellerline.finance.v1.Currency/Calculate"],
    ["loan_emi", "/tellerline.finance.v1.LoanEmi/Calculate"],
  ]);
});

test("startEndServer() names every field that is refused", async () => {
  using running = await startTestServer();
  const values = { principal: "-5", rate_percent: "1e3" };
  expect(await errorOf(ask(running, "loan_emi", values))).toMatchObject({
    status: "INVALID_ARGUMENT",
    violations: [
      { field: "principal", code: "out_of_range" },
      { field: "rate_percent", code: "not_a_number" },
      { field: "tenure_months", code: "required" },
    ],
  });
});

test("startEndServer() answers clients of the former system", async () => {
  using running = await startTestServer();
  const request = { function: 1, data1: 1_000, data2: 2, ip: "10.0.0.1" };
  const answer = await unary(running.client, compatCall, request);
  expect(answer).toEqual({ val: 100 });
});

test("startEndServer() answers UNIMPLEMENTED to them for what is not deployed", async () => {
  using running = await startTestServer({ services: ["echo"] });
  const answer = unary(running.client, compatCall, { function: 3, data1: 1 });
  expect(await errorOf(answer)).toMatchObject({
    code: 12,
    details: expect.stringContaining('"loan_emi" is not deployed here'),
  });
});

test.each([
  ["", "SERVING"],
  ["tellerline.finance.v1.Echo", "SERVING"],
])("startEndServer() tells the health of %j", async (service, status) => {
  using running = await startTestServer({ services: ["echo"] });
  const answer = await unary(running.client, check, { service });
  expect(answer).toEqual({ status });
});

test("startEndServer() knows no health of what is not deployed", async () => {
  using running = await startTestServer({ services: ["echo"] });
  const service = "tellerline.finance.v1.LoanEmi";
  const answer = unary(running.client, check, { service });
  expect(await errorOf(answer)).toMatchObject({ code: 5 });
});

test("startEndServer() answers health checks while requests burn CPU", async () => {
  using running = await startTestServer({ cpuMs: HOUR_MS });
  const cancelled = new AbortController();
  const { signal } = cancelled;
  const burning = unary(running.client, echoCall, { text: "a" }, { signal });
  const ended = burning.catch(codeOf);
  const answer = await unary(running.client, check, { service: "" });
  expect(answer).toEqual({ status: "SERVING" });
  cancelled.abort();
  expect(await ended).toBe(1);
});

test("startEndServer() says so when the address is taken", async () => {
  using running = await startTestServer();
  const again = startEndServer({
    services: ["echo"],
    host: "127.0.0.1",
    port: running.server.port,
    sleepMs: 0,
    cpuMs: 0,
    now: Date.now,
  });
  expect(await rejectionOf(again)).toThrow(
    `Cannot listen on ${running.address}: it is in use; choose another`,
  );
});

test("EndServer.drain() tells health watchers, then lets them go", async () => {
  using running = await startTestServer({ services: ["echo"] });
  const { client, server } = running;
  const seen: unknown[] = [];
  let drained: Promise<unknown> | undefined;
  try {
    for await (const answer of streamed(client, watch, { service: "" })) {
      seen.push(answer);
      drained ??= server.drain();
    }
  } catch {
    seen.push("cut");
  }
  expect(seen).toEqual([
    { status: "SERVING" },
    { status: "NOT_SERVING" },
    "cut",
  ]);
  expect(await drained).toEqual({ kind: "finished" });
});

test("EndServer.drain() finishes the calls in flight and takes no more", async () => {
  using running = await startTestServer({ sleepMs: 300 });
  const { client, server, address } = running;
  const answer = unary(client, echoCall, { text: "late" });
  await unary(client, check, { service: "" }); // so the call before is there

  const drained = server.drain();

  expect(await answer).toEqual({ text: "late" });
  expect(await drained).toEqual({ kind: "finished" });
  using other = new CalculatorClient(address);
  expect(await errorOf(other.listServices())).toMatchObject({
    status: "UNAVAILABLE",
  });
});

test("EndServer.drain() does not wait for cancelled calls", async () => {
  using running = await startTestServer({ sleepMs: HOUR_MS });
  const { client, server } = running;
  const cancelled = new AbortController();
  const { signal } = cancelled;
  const call = unary(client, echoCall, { text: "a" }, { signal });
  const ended = call.catch(codeOf);
  await unary(client, check, { service: "" }); // so the call before is there
  cancelled.abort();
  expect(await ended).toBe(1);
  expect(await server.drain()).toEqual({ kind: "finished" });
});

test("EndServer.drain() cuts off at the limit what does not end", async () => {
  using running = await startTestServer({ sleepMs: HOUR_MS });
  const { client, server } = running;
  const call = unary(client, echoCall, { text: "a" });
  const ended = call.catch(codeOf);
  await unary(client, check, { service: "" }); // so the call before is there
  const outcome = await server.drain({ limitMs: 50 });
  expect(outcome).toEqual({ kind: "cut", calls: 1 });
  expect(await ended).toBe(14);
});
