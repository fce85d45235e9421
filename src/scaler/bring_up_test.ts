import { expect, test } from "bun:test";

import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import { memoryEndServer } from "../../_tools/testing/memory_end_server.ts";
import { bringUp, startOne } from "./bring_up.ts";
import { memoryRuntime } from "./runtime/memory.ts";
import type { EndServerSpec } from "./runtime/types.ts";

const SPEC: EndServerSpec = {
  name: "i-1",
  tenant: "t",
  instance: "i",
  services: ["echo"],
  sleepMs: 0,
  cpuMs: 0,
  cpuLimit: 1,
  memoryBytes: 1,
};

test("startOne() gives the address of an end server once it serves", async () => {
  const runtime = memoryRuntime({ serve: memoryEndServer });
  const { signal } = new AbortController();
  const prepared = Promise.resolve();
  const started = await startOne(SPEC, { runtime, prepared, signal });
  const { info, address } = started;
  expect(info.state).toEqual({ kind: "running", ...address });
  await runtime.stop("i-1", { graceMs: 0 });
});

test("bringUp() refuses one that has ended already", async () => {
  const { signal } = new AbortController();
  const state = { kind: "unfinished" } as const;
  const info = { ...SPEC, createdAtMs: 0, state };
  expect(await rejectionOf(bringUp(info, { signal }))).toThrow(
    "End server i-1 ended as soon as it began",
  );
});

test("startOne() starts nothing when it is given up before the runtime can", async () => {
  await using runtime = memoryRuntime();
  const stop = new AbortController();
  const { signal } = stop;
  const prepared = new Promise<void>(() => {});
  const started = startOne(SPEC, { runtime, prepared, signal });
  stop.abort(new Error("no longer needed"));
  expect(await rejectionOf(started)).toThrow("no longer needed");
  expect(runtime.started).toEqual([]);
});
