import { expect } from "bun:test";

import { eventually } from "../_tools/testing/eventually.ts";
import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import { CallError } from "../src/wire/call_error.ts";
import { CalculatorClient } from "../src/wire/calculator_client.ts";
import { containersOf, docker } from "./_engine.ts";
import { Program } from "./_program.ts";
import { deployReady, signUp } from "./_tenant.ts";

const CALL_EVERY_MS = 10;
const REPLACED_MS = 10_000;

dockerTest(
  "docker kill at 100 calls a second fails only calls in flight, as UNAVAILABLE, and is made good within 10 s",
  killOne,
  { timeoutMs: 120_000 },
);

interface Call {
  readonly beganAtMs: number;
  readonly endedAtMs: number;
  readonly failure: unknown;
}

async function killOne(): Promise<void> {
  await using program = new Program();
  await program.startScaler({ runtime: "docker" });
  using tenant = await signUp(program);
  const { id, port } = await deployReady(tenant, {
    services: ["echo"],
    sleepMs: 20,
  });
  const [victim = ""] = await containersOf(id);

  const load = startLoad(port);
  await eventually(() => load.calls.length >= 100, {
    ms: 20_000,
    what: "100 calls",
  });
  await docker("kill", victim);
  const killedAtMs = performance.now();
  await eventually(async () => (await tenant.getInstance(id)).ready < 2, {
    ms: REPLACED_MS,
    what: "the scaler sees the end",
  });
  await eventually(async () => (await tenant.getInstance(id)).ready === 2, {
    ms: REPLACED_MS,
    what: "a replacement serves",
  });
  const replacedAfterMs = performance.now() - killedAtMs;
  await eventually(() => load.calls.length >= 300, {
    ms: 20_000,
    what: "300 calls",
  });
  const calls = await load.stop();

  const failed = calls.filter(({ failure }) => failure !== undefined);
  for (const { failure, beganAtMs } of failed) {
    expect(failure).toBeInstanceOf(CallError);
    expect((failure as CallError).status).toBe("UNAVAILABLE");
    // In flight at the kill, which happened while the command was running.
    expect(beganAtMs).toBeLessThan(killedAtMs);
  }
  expect(replacedAfterMs).toBeLessThan(REPLACED_MS);
  expect(calls.length - failed.length).toBeGreaterThanOrEqual(290);
}

function startLoad(port: number) {
  const client = new CalculatorClient(`127.0.0.1:${port}`);
  const calls: Call[] = [];
  const running = new Set<Promise<void>>();
  const services = client.listServices();

  async function callOnce(): Promise<void> {
    const beganAtMs = performance.now();
    let failure: unknown;
    try {
      const [service] = await services;
      if (!service) throw new Error("No services");
      await client.call(service, { text: "hello" });
    } catch (error) {
      failure = error;
    }
    calls.push({ beganAtMs, endedAtMs: performance.now(), failure });
  }

  const timer = setInterval(() => {
    const call = callOnce();
    running.add(call);
    void call.finally(() => running.delete(call));
  }, CALL_EVERY_MS);

  return {
    calls,
    async stop(): Promise<readonly Call[]> {
      clearInterval(timer);
      await Promise.all(running);
      client[Symbol.dispose]();
      return calls;
    },
  };
}
