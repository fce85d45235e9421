import { expect, test } from "bun:test";

import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import type { Settings } from "../src/wire/messages.ts";
import { Program, until } from "./_program.ts";
import {
  answered,
  callMany,
  deployReady,
  QUICK_TUNING,
  signUp,
} from "./_tenant.ts";

const LIMIT_MS = 180_000;
const BACK_MS = 60_000;

const SLEEPING: Settings = { policy: "queueing", sleepMs: 5_000 };
const BURNING: Settings = {
  policy: "cpu_threshold",
  cpuMs: 100,
  cpuLimit: 0.25,
};

test(
  "60 calls of five seconds scale out, are all answered, and scale back in (processes)",
  () => outAndIn("process", { settings: SLEEPING, calls: 60 }),
  LIMIT_MS,
);

dockerTest(
  "60 calls of five seconds scale out, are all answered, and scale back in (Docker)",
  () => outAndIn("docker", { settings: SLEEPING, calls: 60 }),
  { timeoutMs: LIMIT_MS },
);

test(
  "calls that burn CPU scale out and back in by CPU (processes)",
  () => outAndIn("process", { settings: BURNING, calls: 200 }),
  LIMIT_MS,
);

dockerTest(
  "calls that burn CPU scale out and back in by CPU (Docker)",
  () => outAndIn("docker", { settings: BURNING, calls: 120 }),
  { timeoutMs: LIMIT_MS },
);

interface Story {
  readonly settings: Settings;
  readonly calls: number;
}

async function outAndIn(
  runtime: "docker" | "process",
  { settings, calls }: Story,
): Promise<void> {
  await using program = new Program();
  await program.startScaler({ runtime, config: { tuning: QUICK_TUNING } });
  using tenant = await signUp(program);
  const { id, port } = await deployReady(tenant, {
    ...settings,
    services: ["echo"],
  });

  let most = 0;
  const load = callMany(port, {
    count: calls,
    atOnce: 60,
    deadlineMs: 120_000,
  });
  const watching = new AbortController();
  const watch = (async () => {
    const { signal } = watching;
    for await (const { instance } of tenant.watchInstance(
      { id, intervalMs: 100 },
      { signal },
    )) {
      most = Math.max(most, instance?.ready ?? 0);
    }
  })().catch(() => {}); // cancelled below
  const outcome = await load;
  expect(outcome.failures).toEqual([]);
  expect(answered(outcome)).toBe(calls);

  await until(
    async () => {
      const { ready, draining } = await tenant.getInstance(id);
      return ready === 2 && draining === 0;
    },
    { within: BACK_MS, what: "back to two end servers" },
  );
  watching.abort();
  await watch;
  expect(most).toBeGreaterThanOrEqual(4);

  const changes = await tenant.listDecisions({ id, changesOnly: true });
  expect(changes.some(({ kind }) => kind === "scale_out")).toBe(true);
  expect(changes.some(({ kind }) => kind === "scale_in")).toBe(true);
  for (const { reason } of changes) expect(reason).toMatch(/^[A-Z].{20,}/);
}
