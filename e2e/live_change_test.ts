import { expect, test } from "bun:test";

import { PortalClient } from "../src/wire/portal_client.ts";
import { Program } from "./_program.ts";
import { ACCOUNT, answered, callMany, deployReady, signUp } from "./_tenant.ts";

const LOG_INS = 50;
const CHANGES = [
  { strategy: "round_robin", policy: "cpu_threshold" },
  { strategy: "random", concurrency: 3 },
  { strategy: "ip_hash", policy: "queueing" },
  { strategy: "peak_ewma", max: 5, queueLimit: 500 },
  { strategy: "least_connections", min: 3 },
];

test("no call fails while strategy, policy and limits change and 50 log-ins come at once", async () => {
  await using program = new Program();
  await program.startScaler({ runtime: "process" });
  using tenant = await signUp(program);
  const settings = { services: ["echo"], sleepMs: 5 };
  const { id, port } = await deployReady(tenant, settings);
  let over = false;
  const load = callMany(port, {
    count: 100_000,
    atOnce: 10,
    enough: () => over,
    deadlineMs: 5_000,
  });
  const codes = await logInMany(program.portal);
  for (const change of CHANGES) {
    const asked = { services: ["echo"], ...change };
    await tenant.updateInstance({ id, settings: asked });
    expect((await tenant.getInstance(id)).settings).toMatchObject(change);
  }
  const bad = { services: ["echo"], strategy: "best" };
  expect(await codeOf(tenant.updateInstance({ id, settings: bad }))).toBe(3);
  over = true;
  const outcome = await load;
  expect(outcome.failures).toEqual([]);
  expect(answered(outcome)).toBeGreaterThan(LOG_INS);
  // Let in, or too many at once: some of both, and nothing else.
  expect(new Set(codes)).toEqual(new Set([0, 8]));
}, 60_000);

/** How each of many log-ins at once was answered, as gRPC codes. */
async function logInMany(portal: string): Promise<number[]> {
  using client = new PortalClient(portal);
  return await Promise.all(
    Array.from({ length: LOG_INS }, () => codeOf(client.login(ACCOUNT))),
  );
}

async function codeOf(call: Promise<unknown>): Promise<number> {
  return await call.then(
    () => 0,
    (error) => error.code,
  );
}
