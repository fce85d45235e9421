import { expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { rejectionOf } from "../../_tools/testing/rejection_of.ts";
import type { DeployedInstance } from "../../_tools/testing/deployed_instance.ts";
import { eventually } from "../../_tools/testing/eventually.ts";
import { RealScaler } from "../../_tools/testing/real_scaler.ts";
import { ConflictError, DamagedStateError } from "../base/errors.ts";
import { CalculatorClient } from "../wire/calculator_client.ts";
import type { EndServerSpec } from "./runtime/types.ts";

const QUICK = {
  tickMs: 50,
  stableWindowMs: 1_000,
  panicWindowMs: 400,
  leastHistoryMs: 200,
  stabilisationMs: 500,
  stepMs: 200,
  coolDownMs: 200,
} as const;

const ECHO = { services: ["echo"] };

/** An end server nobody deployed through the portal. */
function specOf(name: string, instance: string): EndServerSpec {
  const work = { sleepMs: 0, cpuMs: 0, cpuLimit: 1, memoryBytes: 1 };
  return { name, instance, tenant: "t@example.com", ...ECHO, ...work };
}

/** Who answered each of so many calls made at once. */
async function answerers(
  { address }: Pick<DeployedInstance, "address">,
  calls: number,
): Promise<(string | undefined)[]> {
  using client = new CalculatorClient(address);
  const [service] = await client.listServices();
  if (!service) throw new Error("No service is listed");
  const one = () => client.call(service, { text: "hello" });
  const answers = await Promise.all(Array.from({ length: calls }, one));
  return answers.map(({ endpoint }) => endpoint);
}

async function isOpen(address: string): Promise<boolean> {
  const [hostname = "", port] = address.split(":");
  try {
    const socket = { data() {} };
    (await Bun.connect({ hostname, port: Number(port), socket })).end();
    return true;
  } catch {
    return false; // refused: nobody listens
  }
}

test("startScaler() deploys on the first port and spreads the calls", async () => {
  await using scaler = await RealScaler.start();
  const instance = await scaler.deploy({ ...ECHO, strategy: "round_robin" });
  expect(instance.address).toBe(`127.0.0.1:${scaler.ports.first}`);
  const answered = await answerers(instance, 10);
  for (const ordinal of [1, 2]) {
    const name = `${instance.id}-${ordinal}`;
    expect(answered.filter((it) => it === name).length).toBeGreaterThan(3);
  }
  const view = await instance.until(({ load }) => load?.completed === 11);
  expect(view.load).toMatchObject({ failed: 0, inFlight: 0, queued: 0 });
});

test("startScaler() scales out under load and in after it, and says why", async () => {
  await using scaler = await RealScaler.start({ tuning: QUICK });
  const settings = { ...ECHO, min: 1, max: 4, sleepMs: 1_500 };
  const instance = await scaler.deploy(settings);
  const calls = answerers(instance, 40);
  await instance.until(({ instance }) => instance?.ready === 4);
  const names = new Set(await calls);
  expect(names.size).toBeGreaterThan(1);
  await instance.until(({ instance }) => instance?.ready === 1);
  await eventually(async () => (await scaler.runtime.list()).length === 1);
  const query = { id: instance.id, limit: 100, changesOnly: true };
  const decisions = await instance.client.listDecisions(query);
  const kinds = new Set(decisions.map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(["scale_out", "scale_in"]));
  for (const { reason } of decisions) expect(reason).not.toBe("");
});

test("startScaler() replaces an end server that ends by itself", async () => {
  await using scaler = await RealScaler.start();
  const instance = await scaler.deploy(ECHO);
  await scaler.runtime.exit(`${instance.id}-1`, { exitCode: 3 });
  await eventually(() => scaler.runtime.started.length === 3);
  await instance.ready();
  expect(await answerers(instance, 4)).toHaveLength(4);
});

test("startScaler() brings accounts, ports and end servers back after a restart", async () => {
  await using scaler = await RealScaler.start();
  const instance = await scaler.deploy({ ...ECHO, min: 1 });
  await instance.client.scaleInstance({ id: instance.id, endServers: 3 });
  await instance.until(({ instance }) => instance?.ready === 3);
  await scaler.stop();
  expect(await scaler.runtime.list()).toEqual([]);
  await scaler.start();
  await instance.until(({ instance }) => instance?.ready === 3);
  expect(await answerers(instance, 4)).toHaveLength(4);
});

test("startScaler() takes on the end servers that a crash left", async () => {
  await using scaler = await RealScaler.start();
  const instance = await scaler.deploy(ECHO);
  await scaler.stop();
  const { runtime } = scaler;
  const left = await runtime.start(specOf(`${instance.id}-2`, instance.id));
  await scaler.start();
  await instance.ready();
  expect(await runtime.list()).toContainEqual(left);
  expect(await runtime.list()).toHaveLength(2);
});

test("startScaler() removes end servers of an instance it does not know", async () => {
  await using scaler = await RealScaler.start({ tuning: { sweepMs: 50 } });
  const instance = await scaler.deploy(ECHO);
  await scaler.runtime.start(specOf("0123456789ab-1", "0123456789ab"));
  await eventually(async () => (await scaler.runtime.list()).length === 2);
  for (const { instance: id } of await scaler.runtime.list()) {
    expect(id).toBe(instance.id);
  }
});

test("startScaler() refuses a damaged state before it looks at end servers", async () => {
  await using scaler = await RealScaler.start();
  const { id } = await scaler.deploy(ECHO);
  await scaler.stop();
  const left = await scaler.runtime.start(specOf(`${id}-1`, id));
  const file = join(scaler.directory, "credentials.csv");
  writeFileSync(file, "not,a,table\n");
  expect(await rejectionOf(scaler.start())).toThrow(DamagedStateError);
  expect(await scaler.runtime.list()).toEqual([left]);
});

test("startScaler() leaves nothing when the portal's port is taken", async () => {
  await using scaler = await RealScaler.start();
  const instance = await scaler.deploy(ECHO);
  await scaler.stop();
  const [hostname = "", port] = scaler.address.split(":");
  const listen = { hostname, port: Number(port), socket: { data() {} } };
  const other = Bun.listen(listen);
  expect(await rejectionOf(scaler.start())).toThrow(ConflictError);
  expect(await scaler.runtime.list()).toEqual([]);
  expect(await isOpen(instance.address)).toBe(false);
  other.stop(true);
  await scaler.start();
  await instance.ready();
});

test("startScaler() leaves no port and no end server when it is disposed of", async () => {
  await using scaler = await RealScaler.start();
  const instance = await scaler.deploy(ECHO);
  const { runtime } = scaler;
  const { state } = (await runtime.list())[0] ?? {};
  if (state?.kind !== "running") throw new Error("No end server runs");
  const addresses = [
    scaler.address,
    instance.address,
    `${state.host}:${state.port}`,
  ];
  expect(await Promise.all(addresses.map(isOpen))).toEqual([true, true, true]);
  await scaler.stop();
  const open = await Promise.all(addresses.map(isOpen));
  expect(open).toEqual([false, false, false]);
  expect(await runtime.list()).toEqual([]);
});

test("startScaler() lets its program end by itself once it is disposed of", async () => {
  const program = "../../_tools/testing/dispose_scaler_program.ts";
  const file = join(import.meta.dir, program);
  const child = Bun.spawn([process.execPath, file], { stdout: "pipe" });
  expect(await child.stdout.text()).toBe("disposed\n");
  expect(await child.exited).toBe(0);
});
