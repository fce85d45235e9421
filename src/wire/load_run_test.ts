import { expect, test } from "bun:test";

import { memoryEndServer } from "../../_tools/testing/memory_end_server.ts";
import { errorOf } from "../../_tools/testing/rejection_of.ts";
import { CalculatorClient } from "./calculator_client.ts";
import type { LoadCounts, LoadPlan } from "./load_plan.ts";
import { runLoad } from "./load_run.ts";

const NEVER = new AbortController().signal;
/** A second of the plan takes a fifth of one. */
function now(): number {
  return performance.now() * 5;
}

/** An end server with one service, and a plan to call it. */
async function ground({ sleepMs = 0 } = {}) {
  const stack = new AsyncDisposableStack();
  const spec = { services: ["echo"], sleepMs, cpuMs: 0 };
  const { host, port } = stack.use(await memoryEndServer(spec));
  const client = stack.use(new CalculatorClient(`${host}:${port}`));
  const [service] = await client.listServices();
  if (!service) throw new Error("no service");
  const values = { text: "hello" };
  const bounds = { ratePerS: 100, seconds: 1, concurrency: 50 };
  const plan: LoadPlan = { service, values, ...bounds };
  return {
    client,
    plan,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

test("runLoad() sends as many calls as come due, and counts the answers", async () => {
  await using at = await ground();
  const counts = await runLoad(at.client, at.plan, {
    signal: NEVER,
    now,
    onCounts() {},
  });
  expect(counts.sent + counts.leftOut).toBe(100);
  expect(counts.sent).toBeGreaterThan(0);
  expect(counts).toMatchObject({ ok: counts.sent, inFlight: 0 });
  expect(counts.byStatus).toEqual({ OK: counts.sent });
  expect(counts.p99Ms).toBeGreaterThanOrEqual(counts.p50Ms);
});

test("runLoad() never has more calls under way than it may", async () => {
  await using at = await ground({ sleepMs: 200 });
  const seen: LoadCounts[] = [];
  const plan = { ...at.plan, concurrency: 3 };
  const counts = await runLoad(at.client, plan, {
    signal: NEVER,
    now,
    reportMs: 10,
    onCounts: (it) => seen.push(it),
  });
  expect(Math.max(...seen.map(({ inFlight }) => inFlight))).toBe(3);
  expect(counts.leftOut).toBeGreaterThan(0);
  expect(counts.sent + counts.leftOut).toBe(100);
});

test("runLoad() leaves out what came due while it was held up", async () => {
  await using at = await ground();
  let nowMs = 0;
  const running = runLoad(at.client, at.plan, {
    signal: NEVER,
    onCounts() {},
    now: () => nowMs,
  });
  nowMs = 10_000; // as if the program had stood still
  const { sent, leftOut } = await running;
  expect(sent).toBe(1 + 10);
  expect(leftOut).toBe(89);
});

test("runLoad() counts what is refused by its status", async () => {
  await using at = await ground();
  const plan = { ...at.plan, values: { text: "x".repeat(5_000) } };
  const counts = await runLoad(at.client, plan, {
    signal: NEVER,
    now,
    onCounts() {},
  });
  expect(counts.ok).toBe(0);
  expect(counts.byStatus).toEqual({ INVALID_ARGUMENT: counts.sent });
});

test("runLoad() ends when it is told to", async () => {
  await using at = await ground({ sleepMs: 60_000 });
  const end = new AbortController();
  const plan = { ...at.plan, seconds: 600 };
  const counts = await runLoad(at.client, plan, {
    signal: end.signal,
    reportMs: 10,
    onCounts: ({ inFlight }) => inFlight > 0 && end.abort(),
  });
  expect(counts.ok).toBe(0);
  expect(counts.sent).toBeLessThan(60_000);
});

for (const wrong of [
  { ratePerS: 501 },
  { ratePerS: 0 },
  { seconds: 601 },
  { concurrency: 1.5 },
]) {
  test(`runLoad() refuses ${JSON.stringify(wrong)}`, async () => {
    await using at = await ground();
    const plan = { ...at.plan, ...wrong };
    const options = { signal: NEVER, onCounts() {} };
    const error = await errorOf(runLoad(at.client, plan, options));
    expect(error).toBeInstanceOf(RangeError);
  });
}
