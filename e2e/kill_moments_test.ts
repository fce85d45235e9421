import { expect, test } from "bun:test";

import { eventually } from "../_tools/testing/eventually.ts";
import { seededPrng } from "../_tools/testing/seeded_prng.ts";
import { CalculatorClient } from "../src/wire/calculator_client.ts";
import { PortalClient } from "../src/wire/portal_client.ts";
import { Program } from "./_program.ts";
import { logIn, signUp } from "./_tenant.ts";

// 20 kills with TELLERLINE_LONG_TESTS; a few of them otherwise.
const KILLS = process.env.TELLERLINE_LONG_TESTS ? 20 : 2;
const LONGEST_LIFE_MS = 1_500;
const SETTLED_MS = 40_000;
const PASSWORD = "correct horse battery";

/** What was acknowledged, and what was asked and not answered. */
interface Model {
  readonly accounts: Set<string>;
  readonly instances: Map<
    string,
    { readonly port: number; endServers: number }
  >;
  readonly unsure: Set<string>;
}

test(
  "whatever was acknowledged survives kill -9 at any moment; the rest is wholly there or absent",
  async () => {
    const prng = seededPrng(7);
    await using program = new Program();
    await program.startScaler({ runtime: "process" });
    (await signUp(program))[Symbol.dispose]();
    const model: Model = {
      accounts: new Set(),
      instances: new Map(),
      unsure: new Set(),
    };
    for (let kill = 0; kill < KILLS; kill++) {
      using tenant = await logIn(program);
      const stop = new AbortController();
      const { signal } = stop;
      const work = [
        signUpOthers(program.portal, { model, kill, signal }),
        deployAndDelete(tenant, { model, prng, signal }),
      ];
      await Bun.sleep(100 + prng() * LONGEST_LIFE_MS); // the moment of the kill
      await program.killScaler();
      stop.abort();
      await Promise.all(work);
      await program.startScaler({ runtime: "process" });
      await check(program, model);
    }
  },
  KILLS * 60_000,
);

interface Work {
  readonly model: Model;
  readonly signal: AbortSignal;
}

async function signUpOthers(
  portal: string,
  { model, kill, signal }: Work & { readonly kill: number },
): Promise<void> {
  using client = new PortalClient(portal);
  for (let n = 0; !signal.aborted && n < 5; n++) {
    const email = `ben-${kill}-${n}@example.com`;
    if (await isDone(client.createAccount({ email, password: PASSWORD }))) {
      model.accounts.add(email);
    }
  }
}

async function deployAndDelete(
  tenant: PortalClient,
  { model, prng, signal }: Work & { readonly prng: () => number },
): Promise<void> {
  const { instances, unsure } = model;
  while (!signal.aborted) {
    const [oldest] = instances.keys();
    if (oldest !== undefined && (instances.size >= 3 || prng() < 0.3)) {
      if (await isDone(tenant.deleteInstance(oldest))) instances.delete(oldest);
      else unsure.add(oldest);
      continue;
    }
    const settings = { services: ["echo"], min: 1, max: 3 };
    const made = await tenant.createInstance({ settings }).catch(() => {});
    if (!made) return;
    const kept = { port: made.port, endServers: 1 };
    instances.set(made.id, kept);
    const scaled = tenant.scaleInstance({ id: made.id, endServers: 2 });
    if (await isDone(scaled)) kept.endServers = 2;
  }
}

async function check(program: Program, model: Model): Promise<void> {
  using tenant = await logIn(program);
  const found = await tenant.listInstances();
  for (const [id, { port, endServers }] of model.instances) {
    const it = found.find((one) => one.id === id);
    if (!it && model.unsure.has(id)) continue;
    expect(it?.port).toBe(port);
    // A scale that was not answered may have been done all the same.
    expect(it?.desired).toBeGreaterThanOrEqual(endServers);
  }
  for (const email of model.accounts) {
    using other = new PortalClient(program.portal);
    await other.login({ email, password: PASSWORD });
  }
  await eventually(
    async () =>
      (await tenant.listInstances()).every((it) => it.ready === it.desired),
    { ms: SETTLED_MS, what: "every instance on record serves" },
  );
  for (const { port } of found) {
    using client = new CalculatorClient(`127.0.0.1:${port}`);
    expect(await client.listServices()).toHaveLength(1);
  }
  model.instances.clear();
  model.unsure.clear();
  for (const { id, port, desired } of found) {
    model.instances.set(id, { port, endServers: Math.min(desired, 2) });
  }
}

async function isDone(work: Promise<unknown>): Promise<boolean> {
  return await work.then(
    () => true,
    () => false,
  );
}
