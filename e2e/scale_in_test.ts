import { expect, test } from "bun:test";

import { dockerTest } from "../_tools/testing/docker_test_case.ts";
import { DeployedInstance } from "../_tools/testing/deployed_instance.ts";
import { FORCED, forceScaleIns } from "../bench/scale_in/force_scale_ins.ts";
import { Program } from "./_program.ts";
import { deployReady, signUp } from "./_tenant.ts";

const LIMIT_MS = 90_000;

test(
  "no call and no stream fails while end servers are let go and taken back (processes)",
  () => scaleIn("process", 6),
  LIMIT_MS,
);

dockerTest(
  "no call and no stream fails while end servers are let go and taken back (Docker)",
  () => scaleIn("docker", 6),
  { timeoutMs: LIMIT_MS },
);

/** `bun run bench scale_ins` does the same a hundred times. */
async function scaleIn(
  runtime: "process" | "docker",
  count: number,
): Promise<void> {
  await using program = new Program();
  await program.startScaler({ runtime });
  using tenant = await signUp(program);
  const instance = new DeployedInstance(
    tenant,
    await deployReady(tenant, FORCED),
  );
  const load = { callers: 4, streams: 12 };
  const seen = await forceScaleIns(instance, { count, load });
  expect(seen.failures).toEqual([]);
  expect(seen.calls).toBeGreaterThan(100);
  expect(seen.streams).toBeGreaterThan(4);
  expect(seen.takenBack).toBeGreaterThan(0);
  // Whoever was let go was taken back or stopped: nobody else was.
  expect(seen.takenBack + seen.stopped).toBe(count);
}
