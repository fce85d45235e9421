import { expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { makeIdentity, OPENSSL } from "../../_tools/testing/make_identity.ts";
import { capturedIo } from "../../_tools/testing/captured_io.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { temporaryDirectory } from "../../_tools/testing/temporary_directory.ts";
import { startBalance } from "./_test_balance.ts";
import { call } from "./call.ts";

const LOAN = "--principal 1000000 --rate-percent 8.5 --tenure-months 30";

/** An instance with every service that a test here calls. */
async function deployed() {
  const scaler = await RealScaler.start();
  const { address } = await scaler.deploy({
    services: ["currency", "income_tax", "loan_emi"],
  });
  const dispose = () => scaler[Symbol.asyncDispose]();
  return { address, [Symbol.asyncDispose]: dispose };
}

test("call() prints the answer as labels and values and fits the table", async () => {
  await using instance = await deployed();
  using io = capturedIo();

  const code = await call(
    [instance.address, "loan_emi", ...LOAN.split(" ")],
    io,
  );

  expect([code, io.err]).toEqual([0, ""]);
  expect(io.out).toStartWith("Instalment       37117.82 INR\n");
  expect(io.out).toMatch(/^Month +Instalment \(INR\) .*\n {4}1 +37117\.82 /m);
  expect(io.out).toContain("… 6 more rows; --rows 30 shows all\n");
  expect(io.out).toMatch(/by end server [0-9a-f]{12}-[12] in /);
  expect(existsSync(join(io.stateDirectory, "logs", "client.jsonl"))).toBe(
    true,
  );
});

test("call() sends a flag that is turned off, and prints one in words", async () => {
  await using instance = await deployed();
  using io = capturedIo();
  const tax = ["income_tax", "--gross-income", "1200000", "--no-resident"];
  expect(await call([instance.address, ...tax], io)).toBe(0);
  expect(io.out).toContain(" 62400.00 INR\n"); // a resident's is 0
  expect(await call([instance.address, "currency", "--amount=5"], io)).toBe(0);
  expect(io.out).toMatch(/^Out of date +(yes|no)$/m);
});

test("call() turns a table of few rows that is too wide, and cuts nothing", async () => {
  await using instance = await deployed();
  using io = capturedIo();
  const tax = ["income_tax", "--gross-income", "1500000", "--salaried"];
  expect(await call([instance.address, ...tax], io)).toBe(0);
  expect(io.out).toMatch(/^Regime +new +old$/m);
  expect(io.out).toMatch(/^Payable \(INR\) +97500\.00 +257400\.00$/m);
  expect(io.out).toMatch(/^Cheaper +yes +no$/m);
});

test("call() --json prints one document with every row", async () => {
  await using instance = await deployed();
  using io = capturedIo();

  const args = [instance.address, "--json", "loan_emi", ...LOAN.split(" ")];

  expect(await call(args, io)).toBe(0);
  const document = JSON.parse(io.out);
  expect(document.service).toBe("loan_emi");
  expect(document.endpoint).toMatch(/^[0-9a-f]{12}-[12]$/);
  expect(document.outputs.schedule).toHaveLength(30);
});

test("call() --csv prints the figures and every row of every table", async () => {
  await using instance = await deployed();
  using io = capturedIo();
  const args = [instance.address, "--csv", "loan_emi", ...LOAN.split(" ")];

  expect(await call(args, io)).toBe(0);
  expect(io.out).toStartWith(
    "name,value,unit,label\r\ninstalment,37117.82,INR,Instalment\r\n",
  );
  expect(io.out).toMatch(/\r\n\r\nschedule\r\n[a-z_,]+\r\n1,37117\.82,/);
  expect(io.out).toMatch(/\r\n30,[\d.,]+\r\n/);
});

test("call() --csv --table prints one table alone", async () => {
  await using instance = await deployed();
  using io = capturedIo();
  const tax = ["income_tax", "--gross-income", "1200000", "--csv"];
  const table = ["--table", "other-slabs"];

  expect(await call([instance.address, ...tax, ...table], io)).toBe(0);
  expect(io.out.split("\r\n")).toEqual([
    "slab,rate_percent,income,tax",
    "0 to 250000,0,250000.00,0.00",
    "250000 to 500000,5,250000.00,12500.00",
    "500000 to 1000000,20,500000.00,100000.00",
    "above 1000000,30,200000.00,60000.00",
    "",
  ]);
});

test("call() --csv without a service lists the services as CSV", async () => {
  await using instance = await deployed();
  using io = capturedIo();
  expect(await call([instance.address, "--csv"], io)).toBe(0);
  expect(io.out).toStartWith("id,title,summary\r\ncurrency,Currency,");
});

test("call() without a service lists the services", async () => {
  await using instance = await deployed();
  using io = capturedIo({ columns: 120 });
  expect(await call([instance.address], io)).toBe(0);
  expect(io.out).toMatch(/^loan_emi +Loan EMI +The equal monthly instalment/m);
});

test("call() --help tells a field's unit, bounds, default and example", async () => {
  await using instance = await deployed();
  using io = capturedIo();
  expect(await call([instance.address, "loan_emi", "--help"], io)).toBe(0);
  expect(io.out).toContain(
    "  --principal <money, INR>\n      Loan. The amount that is lent. From 0.01 to 1000000000000000, up to 2 decimals. Required. Example: 1000000.\n",
  );
  expect(await call([instance.address, "currency", "--help"], io)).toBe(0);
  expect(io.out).toMatch(/One of AUD \(.+\), .+\. Default: USD\./);
});

test("call() names the refused fields by their flags and exits with 1", async () => {
  await using instance = await deployed();
  using io = capturedIo();
  const flags = LOAN.replace("8.5", "200").split(" ");
  expect(await call([instance.address, "loan_emi", ...flags], io)).toBe(1);
  expect(io.err).toStartWith("INVALID_ARGUMENT:\n  --rate-percent: ");
  expect(io.out).toBe("");
});

test("call() names a near flag, service or port and exits with 2", async () => {
  await using instance = await deployed();
  const { address } = instance;
  for (const [args, sentence] of [
    [[address, "loan_emi", "--princpal", "5"], 'did you mean "--principal"?'],
    [[address, "laon_emi"], 'did you mean "loan_emi"?'],
    [[address, "loan_emi", "--principal"], "its value is missing"],
    [[address, "loan_emi", "5"], "as in --principal 5"],
    [["70000", "loan_emi"], 'Cannot call "70000"'],
    [[], "the port is missing"],
    [[address, "loan_emi", "--csv", "--json"], "leave --json or --csv away"],
    [[address, "loan_emi", "--table", "schedule"], "give --csv too"],
    [
      [address, "loan_emi", "--csv", "--table", "shedule"],
      'did you mean "schedule"?',
    ],
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
  await using instance = await deployed();
  using io = capturedIo({ signal: AbortSignal.abort() });
  expect(await call([instance.address], io)).toBe(130);
});

test.skipIf(OPENSSL === null)(
  "call() speaks TLS with a port whose certificate it is told to trust",
  async () => {
    await using instance = await deployed();
    using directory = temporaryDirectory();
    const { cert, flags } = makeIdentity(directory.path);
    const to = ["--to", instance.address];
    await using balancing = await startBalance(...to, ...flags);
    const address = `localhost:${balancing.port}`;
    const loan = [address, "loan_emi", ...LOAN.split(" ")];
    using io = capturedIo();
    expect(await call([...loan, "--tls-ca", cert], io)).toBe(0);
    expect(io.out).toStartWith("Instalment       37117.82 INR\n");
    using unknown = capturedIo();
    expect(await call([...loan, "--tls", "--deadline-ms=2000"], unknown)).toBe(
      1,
    );
    using missing = capturedIo();
    expect(await call([...loan, "--tls-ca=/no"], missing)).toBe(2);
    expect(missing.err).toStartWith("Cannot read /no");
  },
);
