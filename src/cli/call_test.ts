import { expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { join } from "node:path";

import {
  startCalculatorServer,
  type LoanRequest,
} from "../../_tools/testing/calculator_server.ts";
import { capturedIo } from "../../_tools/testing/captured_io.ts";
import { InvalidFieldsError } from "../base/errors.ts";
import { call } from "./call.ts";

const ANSWER = {
  instalment: "8678.23",
  exact: true,
  schedule: Array.from({ length: 30 }, (_, i) => ({
    month: String(i + 1),
    balance: "99.50",
  })),
};

test("call() prints the answer as labels and values and fits the table", async () => {
  let seen: LoanRequest | undefined;
  await using server = await startCalculatorServer((request) => {
    seen = request;
    return ANSWER;
  });
  using io = capturedIo();
  const flags = ["--principal", "1000000", "--no-rounded"];

  const code = await call([server.address, "loan", ...flags], io);

  expect([code, io.err]).toEqual([0, ""]);
  expect(seen).toEqual({ principal: "1000000", rounded: false });
  expect(io.out).toStartWith("Instalment  8678.23 INR\nExact       yes\n");
  expect(io.out).toContain("Month  Balance (INR)\n    1          99.50\n");
  expect(io.out).toContain("… 6 more rows; --rows 30 shows all\n");
  expect(io.out).toContain("by end server loan-1 in ");
  expect(existsSync(join(io.stateDirectory, "logs", "client.jsonl"))).toBe(
    true,
  );
});

test("call() --json prints one document with every row", async () => {
  await using server = await startCalculatorServer(() => ANSWER);
  using io = capturedIo();

  const args = [server.address, "--json", "loan", "--principal=5"];

  expect(await call(args, io)).toBe(0);
  const document = JSON.parse(io.out);
  expect(document).toMatchObject({ service: "loan", endpoint: "loan-1" });
  expect(document.outputs.schedule).toHaveLength(30);
});

test("call() without a service lists the services", async () => {
  await using server = await startCalculatorServer(() => ANSWER);
  using io = capturedIo();
  expect(await call([server.address], io)).toBe(0);
  expect(io.out).toContain("loan     Loan   The instalment of a loan\n");
});

test("call() --help tells a field's unit, bounds, default and example", async () => {
  await using server = await startCalculatorServer(() => ANSWER);
  using io = capturedIo();
  expect(await call([server.address, "loan", "--help"], io)).toBe(0);
  expect(io.out).toContain(
    "  --principal <money, INR>\n      Principal. What is lent. From 0.01 to 1000000, up to 2 decimals. Required. Example: 100000.\n",
  );
  expect(io.out).toContain(
    "One of reducing (Reducing balance), flat (Flat rate). Default: reducing.",
  );
});

test("call() names the refused fields by their flags and exits with 1", async () => {
  await using server = await startCalculatorServer(() => {
    throw new InvalidFieldsError([
      {
        field: "rate_percent",
        code: "out_of_range",
        message: "200 is above 100",
      },
    ]);
  });
  using io = capturedIo();
  expect(await call([server.address, "loan", "--principal", "5"], io)).toBe(1);
  expect(io.err).toBe(
    "INVALID_ARGUMENT:\n  --rate-percent: 200 is above 100\n",
  );
  expect(io.out).toBe("");
});

test("call() names a near flag, service or port and exits with 2", async () => {
  await using server = await startCalculatorServer(() => ANSWER);
  for (const [args, sentence] of [
    [
      [server.address, "loan", "--princpal", "5"],
      'did you mean "--principal"?',
    ],
    [[server.address, "laon"], 'did you mean "loan"?'],
    [[server.address, "loan", "--principal"], "its value is missing"],
    [[server.address, "loan", "5"], "as in --principal 5"],
    [["70000", "loan"], 'Cannot call "70000"'],
    [[], "the port is missing"],
  ] as const) {
    using io = capturedIo();
    expect(await call(args, io)).toBe(2);
    expect(io.err).toContain(sentence);
  }
});

test("call() says what to do when nobody listens", async () => {
  using io = capturedIo();
  expect(await call(["127.0.0.1:1"], io)).toBe(1);
  expect(io.err).toStartWith(
    "UNAVAILABLE: Cannot reach 127.0.0.1:1: nothing answers there; ",
  );
});

test("call() ends with 130 when it is interrupted", async () => {
  await using server = await startCalculatorServer(() => ANSWER);
  using io = capturedIo({ signal: AbortSignal.abort() });
  expect(await call([server.address], io)).toBe(130);
});
