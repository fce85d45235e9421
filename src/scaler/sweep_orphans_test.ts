import { expect, test } from "bun:test";

import { eventually } from "../../_tools/testing/eventually.ts";
import { memoryRuntime } from "./runtime/memory.ts";
import type { EndServerInfo, EndServerSpec } from "./runtime/types.ts";
import { sweepOrphans } from "./sweep_orphans.ts";

function spec(instance: string): EndServerSpec {
  const work = { sleepMs: 0, cpuMs: 0, cpuLimit: 1, memoryBytes: 1 };
  const name = `${instance}-1`;
  return { name, tenant: "t", instance, services: ["echo"], ...work };
}

test("sweepOrphans() removes what it saw in two looks, and only that", async () => {
  await using runtime = memoryRuntime();
  await runtime.start(spec("known"));
  await runtime.start(spec("lost"));
  const stop = new AbortController();
  const { signal } = stop;
  const looks: string[] = [];
  const knows = ({ instance }: EndServerInfo) => {
    looks.push(instance);
    return instance === "known";
  };
  sweepOrphans(runtime, { knows, everyMs: 5, signal });
  await eventually(async () => (await runtime.list()).length === 1);
  stop.abort();
  // Two looks, and a last question right before it is removed.
  expect(looks.filter((it) => it === "lost")).toHaveLength(3);
  expect(await runtime.list()).toMatchObject([{ instance: "known" }]);
});

test("sweepOrphans() removes what an instance on record has no end server for", async () => {
  await using runtime = memoryRuntime();
  await runtime.start(spec("known"));
  await runtime.start({ ...spec("known"), name: "known-9" });
  const stop = new AbortController();
  const { signal } = stop;
  const knows = ({ name }: EndServerInfo) => name === "known-1";
  sweepOrphans(runtime, { knows, everyMs: 5, signal });
  await eventually(async () => (await runtime.list()).length === 1);
  stop.abort();
  expect(await runtime.list()).toMatchObject([{ name: "known-1" }]);
});

test("sweepOrphans() leaves one whose instance became known between two looks", async () => {
  await using runtime = memoryRuntime();
  await runtime.start(spec("new"));
  const stop = new AbortController();
  const { signal } = stop;
  let looks = 0;
  const knows = () => looks++ > 0; // its record is written after the first look
  sweepOrphans(runtime, { knows, everyMs: 5, signal });
  await eventually(() => looks >= 4);
  stop.abort();
  expect(await runtime.list()).toHaveLength(1);
});

test("sweepOrphans() looks again after the runtime could not be asked", async () => {
  await using runtime = memoryRuntime();
  await runtime.start(spec("lost"));
  const stop = new AbortController();
  const { signal } = stop;
  let looks = 0;
  const knows = () => {
    if (looks++ === 0) throw new Error("the engine is away");
    return false;
  };
  sweepOrphans(runtime, { knows, everyMs: 5, signal });
  await eventually(async () => (await runtime.list()).length === 0);
  stop.abort();
});
