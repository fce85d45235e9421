import { expect, test } from "bun:test";

import { Client, credentials } from "@grpc/grpc-js";
import { service as healthService } from "grpc-health-check";

import { CalculatorClient } from "../wire/calculator_client.ts";
import { unary } from "../wire/unary.ts";
import { financeDefinition } from "./definitions.ts";

const PROGRAM = `${import.meta.dir}/main.ts`;
const { Calculate: echo } = financeDefinition("echo");
const { Check: check } = healthService;
if (!echo || !check) throw new Error("A definition lacks its method");

function spawn(...args: string[]) {
  return Bun.spawn([process.execPath, PROGRAM, ...args], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
}

/** Starts it on a free port; killed when the test is over. */
async function start(...args: string[]) {
  const place = ["--services", "echo", "--host", "127.0.0.1", "--port", "0"];
  const child = spawn(...place, ...args);
  const lines = linesOf(child.stdout);
  const first = (await lines.next()).value;
  const { port, ...listening } = JSON.parse(first ?? "{}");
  return {
    child,
    lines,
    listening,
    address: `127.0.0.1:${port}`,
    [Symbol.dispose]: () => child.kill("SIGKILL"),
  };
}

async function* linesOf(bytes: ReadableStream<Uint8Array>) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
}

test("main.ts tells in one line that it listens, and where", async () => {
  using program = await start();
  expect(program.listening).toEqual({
    "@timestamp": expect.stringMatching(/^\d{4}-/),
    level: "INFO",
    message: `Listening on ${program.address}`,
    event: "listening",
    host: "127.0.0.1",
    services: ["echo"],
  });
  using client = new CalculatorClient(program.address);
  expect(await client.listServices()).toMatchObject([{ id: "echo" }]);
});

test("main.ts finishes what is in flight on SIGTERM and exits 0", async () => {
  using program = await start("--sleep-ms", "700");
  const client = new Client(program.address, credentials.createInsecure());
  const answer = unary(client, echo, { text: "late" });
  await unary(client, check, { service: "" }); // so the call before is there

  program.child.kill("SIGTERM");

  expect(await answer).toEqual({ text: "late" });
  expect(await program.child.exited).toBe(0);
  client.close();
});

test("main.ts exits at once on a second signal", async () => {
  using program = await start("--sleep-ms", "3600000");
  const client = new Client(program.address, credentials.createInsecure());
  const answer = unary(client, echo, { text: "never" }).catch(() => "cut");
  await unary(client, check, { service: "" }); // so the call before is there
  program.child.kill("SIGTERM");
  const line = (await program.lines.next()).value;
  expect(JSON.parse(line ?? "{}")).toMatchObject({ signal: "SIGTERM" });

  program.child.kill("SIGINT");

  expect(await program.child.exited).toBe(130);
  expect(await answer).toBe("cut");
  client.close();
});

test("main.ts logs neither requests nor answers", async () => {
  using program = await start();
  using client = new CalculatorClient(program.address);
  const [service] = await client.listServices();
  if (!service) throw new Error("No service listed");
  await client.call(service, { text: "a secret" });
  await client.call(service, {}).catch(() => {});
  program.child.kill("SIGTERM");
  const printed = await Array.fromAsync(program.lines);
  const errors = await program.child.stderr.text();
  expect(printed.length).toBeGreaterThan(0);
  expect(printed.join("\n") + errors).not.toContain("secret");
});

test.each([
  [["--services", "echo,loan"], 'there is no service "loan"'],
  [["--services", "echo", "--fast"], '"--fast" is no flag'],
  [[], "--services is missing"],
])("main.ts exits 2 with one sentence for %j", async (args, what) => {
  const child = spawn(...args);
  expect(await child.exited).toBe(2);
  const text = await child.stderr.text();
  expect(text).toStartWith(`Cannot start the end server: ${what}`);
  expect(text.trimEnd().split("\n")).toHaveLength(1);
  expect(await child.stdout.text()).toBe("");
});

test("main.ts exits 1 with one sentence when the port is taken", async () => {
  using program = await start();
  const port = program.address.split(":")[1] ?? "";
  const args = ["--services", "echo", "--host", "127.0.0.1", "--port", port];
  const child = spawn(...args);
  expect(await child.exited).toBe(1);
  expect(await child.stderr.text()).toBe(
    `Cannot listen on ${program.address}: it is in use; choose another with --host and --port\n`,
  );
});
