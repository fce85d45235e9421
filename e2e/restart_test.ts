import { expect, test } from "bun:test";

import { eventually } from "../_tools/testing/eventually.ts";
import { rejectionOf } from "../_tools/testing/rejection_of.ts";
import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import { containersOf, identityOf } from "./_engine.ts";
import { Program } from "./_program.ts";
import {
  answered,
  callMany,
  deployReady,
  logIn,
  signUp,
  viewOf,
} from "./_tenant.ts";

const LIMIT_MS = 120_000;

test(
  "a scaler that was killed comes back with the same port and end servers (processes)",
  () => comesBack("process"),
  LIMIT_MS,
);

dockerTest(
  "a scaler that was killed comes back with the same port and containers (Docker)",
  () => comesBack("docker"),
  { timeoutMs: LIMIT_MS },
);

async function comesBack(runtime: "docker" | "process"): Promise<void> {
  await using program = new Program();
  await program.startScaler({ runtime });
  using before = await signUp(program);
  const { id, port } = await deployReady(before, { services: ["echo"] });
  const addresses = await addressesOf(before, id);
  const containers = runtime === "docker" ? await identities(id) : [];

  await program.killScaler();
  await program.startScaler({ runtime });
  using after = await logIn(program);
  await eventually(async () => (await after.getInstance(id)).ready === 2, {
    ms: 20_000,
    what: "both end servers taken on",
  });

  expect((await after.getInstance(id)).port).toBe(port);
  expect(await addressesOf(after, id)).toEqual(addresses);
  if (runtime === "docker") expect(await identities(id)).toEqual(containers);
  const outcome = await callMany(port, { count: 20, atOnce: 4 });
  expect(answered(outcome)).toBe(20);
}

async function addressesOf(
  tenant: Awaited<ReturnType<typeof signUp>>,
  id: string,
): Promise<string[]> {
  const { endServers } = await viewOf(tenant, id);
  return endServers.map((it) => `${it.id} ${it.address}`).toSorted();
}

async function identities(id: string): Promise<string[]> {
  return await Promise.all((await containersOf(id)).map(identityOf));
}

test(
  "a scaler that is told to end leaves nothing running",
  async () => {
    await using program = new Program();
    await program.startScaler({ runtime: "process" });
    using tenant = await signUp(program);
    const { id } = await deployReady(tenant, { services: ["echo"] });
    const { endServers } = await viewOf(tenant, id);
    expect(await program.stopScaler()).toBe(0);
    for (const { address } of endServers) {
      expect(await rejectionOf(fetch(`http://${address}/`))).toThrow();
    }
  },
  LIMIT_MS,
);
