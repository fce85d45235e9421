import { expect, test } from "bun:test";

import { eventually } from "../_tools/testing/eventually.ts";
import { Program } from "./_program.ts";
import {
  answered,
  callMany,
  deployReady,
  logIn,
  signUp,
  viewOf,
} from "./_tenant.ts";

const LIMIT_MS = 60_000;
const ENDS_WITHIN_MS = 30_000;
const CALLS = 20;

test(
  "a scaler that is told to end under load finishes every call and exits with 0 within 30 s",
  async () => {
    await using program = new Program();
    await program.startScaler({ runtime: "process" });
    using tenant = await signUp(program);
    const settings = { services: ["echo"], sleepMs: 2_000 };
    const { id, port } = await deployReady(tenant, settings);
    const calls = callMany(port, { count: CALLS, atOnce: CALLS });
    await eventually(
      async () => (await viewOf(tenant, id)).load?.inFlight === CALLS,
      { ms: 10_000, what: "all calls in flight" },
    );
    const toldAtMs = performance.now();
    program.signalScaler("SIGTERM");
    const outcome = await calls;
    expect(await program.scalerExit()).toBe(0);
    expect(performance.now() - toldAtMs).toBeLessThan(ENDS_WITHIN_MS);
    expect(outcome.failures).toEqual([]);
    expect(answered(outcome)).toBe(CALLS);
  },
  LIMIT_MS,
);

test(
  "a second SIGTERM ends the scaler at once, and the next one takes on what is left",
  async () => {
    await using program = new Program();
    await program.startScaler({ runtime: "process" });
    using tenant = await signUp(program);
    const settings = { services: ["echo"], sleepMs: 20_000 };
    const { id, port } = await deployReady(tenant, settings);
    const before = await addressesOf(tenant, id);
    const calls = callMany(port, { count: 2, atOnce: 2 });
    await eventually(
      async () => (await viewOf(tenant, id)).load?.inFlight === 2,
      {
        ms: 10_000,
        what: "two calls in flight",
      },
    );
    program.signalScaler("SIGTERM");
    const isClosed = () =>
      tenant.listInstances().then(
        () => false,
        () => true,
      );
    await eventually(isClosed, { ms: 10_000, what: "the portal closed" });
    program.signalScaler("SIGTERM");
    expect(await program.scalerExit()).toBe(128 + 15);
    expect((await calls).failures).toHaveLength(2);

    await program.startScaler({ runtime: "process" });
    using after = await logIn(program);
    await eventually(async () => (await after.getInstance(id)).ready === 2, {
      ms: 20_000,
      what: "both end servers taken on",
    });
    expect(await addressesOf(after, id)).toEqual(before);
  },
  LIMIT_MS,
);

async function addressesOf(
  tenant: Awaited<ReturnType<typeof signUp>>,
  id: string,
): Promise<string[]> {
  const { endServers } = await viewOf(tenant, id);
  return endServers.map((it) => `${it.id} ${it.address}`).toSorted();
}
