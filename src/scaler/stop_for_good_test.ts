import { expect, test } from "bun:test";

import { memoryRuntime, type Served } from "./runtime/memory.ts";
import type { EndServerSpec, Runtime } from "./runtime/types.ts";
import { stopAll, stopForGood } from "./stop_for_good.ts";

function spec(name: string): EndServerSpec {
  const work = { sleepMs: 0, cpuMs: 0, cpuLimit: 1, memoryBytes: 1 };
  return { name, tenant: "t", instance: "i", services: ["echo"], ...work };
}

/** A runtime that fails to end those called `stuck-…` so many times. */
async function running(
  names: readonly string[],
  { failures }: { readonly failures: number },
): Promise<Runtime> {
  let left = failures;
  const runtime = memoryRuntime({
    serve: async ({ name }): Promise<Served> => ({
      host: "127.0.0.1",
      port: 1,
      [Symbol.asyncDispose]: async () => {
        if (name.startsWith("stuck") && left-- > 0) throw new Error("No way");
      },
    }),
  });
  for (const name of names) await runtime.start(spec(name));
  return runtime;
}

async function names(runtime: Runtime): Promise<string[]> {
  return (await runtime.list()).map(({ name }) => name);
}

test("stopForGood() tries again until the end server is stopped", async () => {
  await using runtime = await running(["stuck-1"], { failures: 3 });
  const { signal } = new AbortController();
  const options = { runtime, graceMs: 0, signal, retryMs: 1 };
  await stopForGood("stuck-1", options);
  expect(await names(runtime)).toEqual([]);
});

test("stopForGood() gives up when the scaler stops", async () => {
  await using runtime = await running(["stuck-1"], { failures: Infinity });
  const stop = new AbortController();
  const { signal } = stop;
  const stopping = stopForGood("stuck-1", { runtime, graceMs: 0, signal });
  stop.abort();
  await stopping;
  expect(await names(runtime)).toEqual(["stuck-1"]);
});

test("stopAll() stops the others when one cannot be stopped", async () => {
  const all = ["a-1", "stuck-1", "b-1"];
  await using runtime = await running(all, { failures: 1 });
  await stopAll(all, { runtime, graceMs: 0 });
  expect(await names(runtime)).toEqual(["stuck-1"]);
});
