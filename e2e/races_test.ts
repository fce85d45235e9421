import { expect, test } from "bun:test";
import { status as Code } from "@grpc/grpc-js";

import { eventually } from "../_tools/testing/eventually.ts";
import { RealScaler } from "../_tools/testing/real_scaler.ts";
import { seededPrng } from "../_tools/testing/seeded_prng.ts";
import type { PortalClient } from "../src/wire/portal_client.ts";
import { isServiceError } from "../src/wire/status.ts";

// 500 interleavings with TELLERLINE_LONG_TESTS; a sample of them otherwise.
const ROUNDS = process.env.TELLERLINE_LONG_TESTS ? 50 : 3;
const AT_ONCE = 10;
const STEPS = 4;
const SETTLED_MS = 30_000;
const LIMIT_MS = ROUNDS * SETTLED_MS;
/** What a client may be told when another one was faster. */
const FAIR = new Set([Code.NOT_FOUND, Code.INVALID_ARGUMENT]);

test(
  "deploy, scale, change, crash and delete of one instance at once leave what is on record, and nothing else, running",
  async () => {
    await using scaler = await RealScaler.start();
    const tenant = await scaler.tenant("asha@example.com");
    for (let round = 0; round < ROUNDS; round++) {
      const seeds = Array.from({ length: AT_ONCE }, (_, i) => round * 100 + i);
      await Promise.all(seeds.map((seed) => tangle(seed, { scaler, tenant })));
      await settled(scaler, tenant);
      const instances = await tenant.listInstances();
      await Promise.all(instances.map(({ id }) => tenant.deleteInstance(id)));
      expect(await scaler.runtime.list()).toEqual([]);
    }
  },
  LIMIT_MS,
);

test("20 deploys at once make exactly ten instances, on ten ports", async () => {
  await using scaler = await RealScaler.start();
  const tenant = await scaler.tenant("asha@example.com");
  const deploys = Array.from({ length: 20 }, () =>
    tenant.createInstance({ settings: { services: ["echo"], min: 1 } }),
  );
  const refused = (await Promise.allSettled(deploys)).flatMap((it) =>
    it.status === "rejected" ? [it.reason] : [],
  );
  expect(refused).toHaveLength(10);
  for (const { code } of refused) expect(code).toBe(Code.RESOURCE_EXHAUSTED);
  const instances = await tenant.listInstances();
  expect(new Set(instances.map(({ port }) => port)).size).toBe(10);
}, 30_000);

test("deploy refuses when every port is taken, and serves again once one is free", async () => {
  await using scaler = await RealScaler.start();
  const [first, second, third] = await Promise.all(
    ["a", "b", "c"].map((it) => scaler.tenant(`${it}@example.com`)),
  );
  if (!first || !second || !third) throw new Error("No tenants");
  const deploy = (tenant: PortalClient) =>
    tenant.createInstance({ settings: { services: ["echo"], min: 1 } });
  const all = [first, second].flatMap((it) => Array<PortalClient>(10).fill(it));
  const made = await Promise.all(all.map(deploy));
  const { first: from, last: to } = scaler.ports;
  const refused = await deploy(third).catch((error) => error);
  expect(refused.details).toContain(`between ${from} and ${to}`);
  const [freed] = made;
  await first.deleteInstance(freed?.id ?? "");
  expect((await deploy(third)).port).toBe(freed?.port ?? 0);
}, 30_000);

interface Stage {
  readonly scaler: RealScaler;
  readonly tenant: PortalClient;
}

/** Deploys, then lets several clients loose on the instance. */
async function tangle(seed: number, stage: Stage): Promise<void> {
  const { tenant } = stage;
  const settings = { services: ["echo"], min: 1, max: 4 };
  const { id } = await tenant.createInstance({ settings });
  const clients = [0, 1, 2].map((n) => meddle(id, seed * 10 + n, stage));
  await Promise.all(clients);
}

async function meddle(id: string, seed: number, stage: Stage): Promise<void> {
  const prng = seededPrng(seed);
  for (let step = 0; step < STEPS; step++) {
    await Bun.sleep(prng() * 20); // the interleaving itself
    try {
      await act(id, prng, stage);
    } catch (error) {
      if (!isServiceError(error) || !FAIR.has(error.code)) throw error;
    }
  }
}

async function act(
  id: string,
  prng: () => number,
  { scaler, tenant }: Stage,
): Promise<void> {
  const chance = prng();
  const count = 1 + Math.floor(prng() * 4);
  if (chance < 0.4)
    return void (await tenant.scaleInstance({ id, endServers: count }));
  if (chance < 0.6) {
    const settings = { services: ["echo"], min: count, max: 4 };
    return void (await tenant.updateInstance({ id, settings }));
  }
  if (chance < 0.85) {
    const running = await scaler.runtime.list();
    const victim = running.find((it) => it.instance === id);
    if (victim) await scaler.runtime.exit(victim.name);
    return;
  }
  await tenant.deleteInstance(id);
}

/** Waits until what runs is what is on record. */
async function settled(scaler: RealScaler, tenant: PortalClient) {
  await eventually(
    async () => {
      const instances = await tenant.listInstances();
      const running = (await scaler.runtime.list()).filter(
        ({ state }) => state.kind === "running",
      );
      const wanted = instances.reduce((sum, it) => sum + it.desired, 0);
      const fits = instances.every(
        ({ id, desired, ready, draining }) =>
          ready === desired &&
          draining === 0 &&
          running.filter(({ instance }) => instance === id).length === desired,
      );
      return fits && running.length === wanted;
    },
    { ms: SETTLED_MS },
  );
}
