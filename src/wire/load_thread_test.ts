import { expect, test } from "bun:test";

import { memoryEndServer } from "../../_tools/testing/memory_end_server.ts";
import { errorOf } from "../../_tools/testing/rejection_of.ts";
import { CalculatorClient } from "./calculator_client.ts";
import type { LoadCounts, LoadPlan } from "./load_plan.ts";
import { loadInThread } from "./load_thread.ts";

const NEVER = new AbortController().signal;

/** An end server with one service, and a plan to call it. */
async function ground() {
  const stack = new AsyncDisposableStack();
  const spec = { services: ["echo"], sleepMs: 0, cpuMs: 0 };
  const { host, port } = stack.use(await memoryEndServer(spec));
  const address = `${host}:${port}`;
  using client = new CalculatorClient(address);
  const [service] = await client.listServices();
  if (!service) throw new Error("no service");
  const values = { text: "hello" };
  const bounds = { ratePerS: 20, seconds: 1, concurrency: 20 };
  const plan: LoadPlan = { service, values, ...bounds };
  return {
    target: { address },
    plan,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

test("loadInThread() sends what a plan asks for, and tells how it goes", async () => {
  await using at = await ground();
  const seen: LoadCounts[] = [];
  const counts = await loadInThread(at.plan, at.target, {
    signal: NEVER,
    onCounts: (it) => seen.push(it),
  });
  expect(counts.sent + counts.leftOut).toBe(20);
  expect(counts).toMatchObject({ ok: counts.sent, inFlight: 0 });
  expect(seen.length).toBeGreaterThan(0);
});

test("loadInThread() ends with its counts when it is told to", async () => {
  await using at = await ground();
  const end = new AbortController();
  const counts = await loadInThread({ ...at.plan, seconds: 600 }, at.target, {
    signal: end.signal,
    onCounts: ({ ok }) => ok > 0 && end.abort(),
  });
  expect(counts.ok).toBeGreaterThan(0);
  expect(counts.sent).toBeLessThan(12_000);
});

test("loadInThread() refuses what runLoad() refuses", async () => {
  await using at = await ground();
  const plan = { ...at.plan, ratePerS: 501 };
  const options = { signal: NEVER, onCounts() {} };
  const error = await errorOf(loadInThread(plan, at.target, options));
  expect(error).toMatchObject({
    message: expect.stringContaining("ratePerS is 501"),
  });
});
