import { expect, test } from "bun:test";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { eventually } from "../../_tools/testing/eventually.ts";
import { instanceRecord } from "../../_tools/testing/store_samples.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import { testFleet } from "./_test_fleet.ts";
import { testGround } from "./_test_ground.ts";
import { bringBack } from "./bring_back.ts";
import { readTrace } from "./trace/read_trace.ts";

const ASHA = "asha@example.com";
const BANK = { name: "bank", settings: instanceRecord(1).settings };

function recordedIn(directory: string) {
  return readTrace(directory, { fromMs: 0, toMs: Date.now() });
}

test("InstanceRecorder has each request on disk, with the end servers there were", async () => {
  await using ground = await testGround();
  await using fleet = testFleet(ground);
  const { id = "", port } = await fleet.deploy(ASHA, BANK);
  await eventually(() => fleet.get(ASHA, id).ready === 2);
  using client = new CalculatorClient(`127.0.0.1:${port}`);
  const [service] = await client.listServices();
  expect(service).toBeDefined();
  const directory = join(ground.traces.directory, id);
  await eventually(() => recordedIn(directory).requests.length > 0);
  const { requests, states } = recordedIn(directory);
  expect(requests.at(-1)).toMatchObject({ ending: "completed" });
  expect(states.at(-1)).toMatchObject({ endServers: 2, ready: 2, desired: 2 });
});

test("InstanceRecorder's recording goes with its instance", async () => {
  await using ground = await testGround();
  await using fleet = testFleet(ground);
  const { id = "" } = await fleet.deploy(ASHA, BANK);
  const directory = join(ground.traces.directory, id);
  await eventually(() => existsSync(directory));
  await fleet.remove(ASHA, id);
  expect(readdirSync(ground.traces.directory)).toEqual([]);
});

test("bringBack() removes recordings of instances that are not on record", async () => {
  await using ground = await testGround();
  await using fleet = testFleet(ground);
  mkdirSync(join(ground.traces.directory, "gone"), { recursive: true });
  await bringBack(ground, { fleet, signal: AbortSignal.abort() });
  expect(readdirSync(ground.traces.directory)).toEqual([]);
});
