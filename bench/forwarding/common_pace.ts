import { runLoad } from "../load/run_load.ts";
import type { Load } from "../load/types.ts";
import type { Contestant } from "../proxies/contest.ts";

/** How much of its most the slowest is asked for. */
const SHARE = 0.5;
const SECONDS = 3;

/** The load at one rate for all, below what any of the contestants can do. */
export async function commonPace(
  load: Load,
  contestants: readonly Contestant[],
  { directory }: { readonly directory: string },
): Promise<Load> {
  const most: number[] = [];
  for (const { running } of contestants) {
    const saturated = { ...load, streams: 16 };
    const run = await runLoad(saturated, { port: running.port, directory });
    if (run.kind === "ran") most.push(run.requestsPerSecond);
  }
  const perSecond = Math.min(...most) * SHARE;
  const each = Math.ceil((perSecond * SECONDS) / load.connections);
  return { ...load, perSecond, requests: each * load.connections };
}
