import { expect } from "bun:test";

import { eventually } from "../_tools/testing/eventually.ts";
import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import { canStartEngine, inOwnNetwork, OwnEngine } from "./_own_engine.ts";
import { Program } from "./_program.ts";
import { answered, callMany, deployReady, signUp } from "./_tenant.ts";

// 20 s with TELLERLINE_LONG_TESTS.
const FROZEN_MS = process.env.TELLERLINE_LONG_TESTS ? 20_000 : 2_000;
const BACK_MS = 15_000;

if (canStartEngine) {
  dockerTest(
    "an engine that freezes under load fails no call; one that is killed costs its containers, which are made good within 15 s",
    () => inOwnNetwork(import.meta.path, engineGoesAway),
    { timeoutMs: 180_000 },
  );
}

async function engineGoesAway(): Promise<void> {
  await using engine = new OwnEngine();
  await engine.start();
  await using program = new Program();
  const env = { DOCKER_HOST: engine.host };
  await program.startScaler({ runtime: "docker", env });
  using tenant = await signUp(program);
  const settings = { services: ["echo"], sleepMs: 20 };
  const { id, port } = await deployReady(tenant, settings);
  const isReady = async () => (await tenant.getInstance(id)).ready === 2;

  let over = false;
  const load = callMany(port, {
    count: 100_000,
    atOnce: 4,
    enough: () => over,
    deadlineMs: 5_000,
  });
  engine.signal("SIGSTOP");
  await Bun.sleep(FROZEN_MS); // how long it is frozen is what is tested
  expect((await tenant.getInstance(id)).ready).toBe(2);
  engine.signal("SIGCONT");
  over = true;
  const outcome = await load;
  expect(outcome.failures).toEqual([]);
  expect(answered(outcome)).toBeGreaterThan(FROZEN_MS / 100);
  await tenant.scaleInstance({ id, endServers: 3 });
  await eventually(async () => (await tenant.getInstance(id)).ready === 3, {
    ms: BACK_MS,
    what: "an end server after the freeze",
  });
  await tenant.updateInstance({ id, settings: { services: ["echo"], max: 2 } });

  await engine.kill();
  await engine.start();
  const backAtMs = performance.now();
  await eventually(
    async () => {
      if (!(await isReady())) return false;
      // It throws where not even the list of services is answered.
      const outcome = callMany(port, { count: 4, atOnce: 4 });
      return await outcome.then(
        ({ failures }) => failures.length === 0,
        () => false,
      );
    },
    { ms: BACK_MS, what: "served again" },
  );
  expect(performance.now() - backAtMs).toBeLessThan(BACK_MS);
  const count = async () =>
    (await engine.docker("ps", "-aq")).split("\n").length;
  await eventually(async () => (await count()) === 2, {
    ms: BACK_MS,
    what: "nothing left of the containers that died",
  });
}
