import { expect, test } from "bun:test";

import { eventually } from "../_tools/testing/eventually.ts";
import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import type { Settings } from "../src/wire/messages.ts";
import type { PortalClient } from "../src/wire/portal_client.ts";
import { Program } from "./_program.ts";
import {
  answered,
  callMany,
  deployReady,
  QUICK_TUNING,
  signUp,
} from "./_tenant.ts";

const LIMIT_MS = 180_000;
const BACK_MS = 60_000;

/** What burns fills a small machine: whether that has room is not the story. */
const BURNING_TUNING = { ...QUICK_TUNING, headroomShare: 0 };
const SLEEPING: Settings = { policy: "queueing", sleepMs: 5_000 };
const BURNING: Settings = {
  // Below what a busy machine lets a container have of its quarter of a core.
  cpuTargetPercent: 40,
  policy: "cpu_threshold",
  cpuMs: 100,
  cpuLimit: 0.25,
};

test(
  "60 calls of five seconds scale out, are all answered, and scale back in (processes)",
  () => outAndIn("process", { settings: SLEEPING, exactly: 60 }),
  LIMIT_MS,
);

dockerTest(
  "60 calls of five seconds scale out, are all answered, and scale back in (Docker)",
  () => outAndIn("docker", { settings: SLEEPING, exactly: 60 }),
  { timeoutMs: LIMIT_MS },
);

test(
  "calls that burn CPU scale out and back in by CPU (processes)",
  () =>
    outAndIn("process", {
      settings: BURNING,
      tuning: BURNING_TUNING,
      atMost: 5_000,
    }),
  LIMIT_MS,
);

dockerTest(
  "calls that burn CPU scale out and back in by CPU (Docker)",
  () =>
    outAndIn("docker", {
      settings: BURNING,
      tuning: BURNING_TUNING,
      atMost: 5_000,
    }),
  { timeoutMs: LIMIT_MS },
);

interface Story {
  readonly settings: Settings;
  /** @default QUICK_TUNING */
  readonly tuning?: Readonly<Record<string, number>>;
  /** Calls to make, all of them. */
  readonly exactly?: number;
  /** Calls to make at most: it ends when there are enough end servers. */
  readonly atMost?: number;
}

const WANTED = 4;

async function outAndIn(
  runtime: "docker" | "process",
  { settings, tuning = QUICK_TUNING, exactly, atMost = 0 }: Story,
): Promise<void> {
  await using program = new Program();
  await program.startScaler({ runtime, config: { tuning } });
  using tenant = await signUp(program);
  const { id, port } = await deployReady(tenant, {
    ...settings,
    services: ["echo"],
  });

  let most = 0;
  const watching = new AbortController();
  const watch = watchReady(tenant, id, {
    signal: watching.signal,
    onReady: (ready) => (most = Math.max(most, ready)),
  });
  const outcome = await callMany(port, {
    count: exactly ?? atMost,
    atOnce: 60,
    enough: () => exactly === undefined && most >= WANTED,
    deadlineMs: 120_000,
  });
  expect(outcome.failures).toEqual([]);
  if (exactly !== undefined) expect(answered(outcome)).toBe(exactly);
  expect(most).toBeGreaterThanOrEqual(WANTED);

  await eventually(
    async () => {
      const { ready, draining } = await tenant.getInstance(id);
      return ready === 2 && draining === 0;
    },
    { ms: BACK_MS, what: "back to two end servers" },
  );
  watching.abort();
  await watch;

  const changes = await tenant.listDecisions({ id, changesOnly: true });
  expect(changes.some(({ kind }) => kind === "scale_out")).toBe(true);
  expect(changes.some(({ kind }) => kind === "scale_in")).toBe(true);
  for (const { reason } of changes) expect(reason).toMatch(/^[A-Z].{20,}/);
}

interface WatchOptions {
  readonly signal: AbortSignal;
  readonly onReady: (endServers: number) => void;
}

/** Hears how many end servers are ready until the signal aborts. */
async function watchReady(
  tenant: PortalClient,
  id: string,
  { signal, onReady }: WatchOptions,
): Promise<void> {
  const views = tenant.watchInstance({ id, intervalMs: 100 }, { signal });
  try {
    for await (const { instance } of views) onReady(instance?.ready ?? 0);
  } catch (error) {
    if (!signal.aborted) throw error; // else it is the cancelled call
  }
}
