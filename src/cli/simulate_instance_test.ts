import { expect, test } from "bun:test";

import {
  capturedIo,
  type CapturedIo,
} from "../../_tools/testing/captured_io.ts";
import { eventually } from "../../_tools/testing/eventually.ts";
import { PASSWORD, RealScaler } from "../../_tools/testing/real_scaler.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import type { SimulatePowers } from "./_simulate_made_up.ts";
import { portal } from "./portal.ts";
import { simulate } from "./simulate.ts";

const CALLS = 40;
const written: Record<string, string> = {};

/** Nothing is made up here. */
const POWERS: SimulatePowers<never> = {
  makeUpTrace() {
    throw new Error("Cannot make up traffic here");
  },
  beginTrial() {
    throw new Error("Cannot begin a trial here");
  },
  writeFile: async (path, text) => void (written[path] = text),
};

/** Somebody with an instance that was called. */
async function withTraffic(
  { address }: RealScaler,
  answers: readonly string[] = [],
): Promise<CapturedIo> {
  const secrets = [PASSWORD];
  const io = capturedIo({ portal: address, secrets, answers, columns: 120 });
  await portal(["signup", "asha@example.com"], io);
  await portal(["deploy", "--services", "echo", "--name", "bank"], io);
  const { port } = await shown(io);
  using client = new CalculatorClient(`127.0.0.1:${port}`);
  for (let call = 0; call < CALLS; call++) await client.listServices();
  return io;
}

/** The instance as `portal show --json` tells it. */
async function shown(io: CapturedIo) {
  return await eventually(async () => {
    const before = io.out.length;
    await portal(["show", "bank", "--json"], io);
    const { instance } = JSON.parse(io.out.slice(before));
    return instance.ready >= 2 && instance;
  });
}

function run(io: CapturedIo, ...args: readonly string[]): Promise<number> {
  return simulate(["--instance", "bank", ...args], io, POWERS);
}

test("simulate --instance tells what happened beside what would have", async () => {
  await using scaler = await RealScaler.start();
  using io = await withTraffic(scaler);
  const before = io.out.length;
  const settings = ["--setting", "min=3", "--svg", "course.svg"];
  expect(await run(io, ...settings)).toBe(0);
  const text = io.out.slice(before);
  expect(text).toMatch(/^A {2}what really happened$/m);
  expect(text).toMatch(/^B {2}simulated: as it is set now$/m);
  expect(text).toMatch(/^C {2}simulated: min=3$/m);
  expect(text).toMatch(/^answered +(\d+) +\1 +\1$/m);
  expect(text).toContain("Leave it as it is: ");
  expect(written["course.svg"]).toContain("What would have happened to bank");
});

test("simulate --instance --apply changes the instance after a yes, and not otherwise", async () => {
  await using scaler = await RealScaler.start();
  using io = await withTraffic(scaler, ["no", "yes"]);
  const asked = ["--setting", "strategy=random", "--apply", "1"];
  const strategy = async () => (await shown(io)).settings.strategy;
  const before = await strategy();
  expect(await run(io, ...asked)).toBe(0);
  expect(await strategy()).toBe(before);
  expect(await run(io, ...asked)).toBe(0);
  expect(await strategy()).toBe("random");
  expect(io.err).toContain("Changed bank: strategy=random");
  const best = ["--setting", "min=4,max=4", "--apply", "best", "--yes"];
  expect(await run(io, ...best)).toBe(0);
  expect(io.err).toContain("Nothing is changed: ");
});

test("simulate --instance names the setting that the scaler refuses", async () => {
  await using scaler = await RealScaler.start();
  using io = await withTraffic(scaler);
  expect(await run(io, "--setting", "min=3", "--setting", "min=900")).toBe(2);
  expect(io.err).toContain('--setting "min=900": min: 900 was given');
});

test.each([
  [["--last", "3"], 'Cannot read --last "3"'],
  [["--last", "25h"], "give a time from 1m to 24h"],
  [["--apply", "1"], "give at least one --setting"],
  [["--setting", "min=1", "--apply", "2"], "or 1 to 1 for one"],
])("simulate --instance %p is refused with a reason", async (args, reason) => {
  using io = capturedIo();
  expect(await run(io, ...args)).toBe(2);
  expect(io.err).toContain(reason);
});

test("simulate --instance wants a log-in", async () => {
  using io = capturedIo();
  expect(await run(io)).toBe(1);
  expect(io.err).toContain("Cannot simulate: not logged in");
});
